/** Programs that a language's tools must refuse, and one that they must not. */
export interface BrokenPrograms {
  readonly fileName: string;
  readonly sound: string;
  readonly doesNotCompile: string;
  readonly fails: string;
  /** Compiles, but not without a warning or what the tools treat as one. */
  readonly warns: string;
}

/** For each language the shortest programs of each kind. */
export const BROKEN_PROGRAMS: Readonly<Record<string, BrokenPrograms>> = {
  typescript: {
    fileName: 'sample.ts',
    sound: "import assert from 'node:assert/strict';\nassert.equal(1, 1);\n",
    doesNotCompile: "export const count: number = 'one';\n",
    fails: "import assert from 'node:assert/strict';\nassert.equal(1, 2);\n",
    warns: 'export function ignore(): void {\n  const unused = 1;\n}\n',
  },
  javascript: {
    fileName: 'sample.js',
    sound: "import assert from 'node:assert/strict';\nassert.equal(1, 1);\n",
    doesNotCompile: 'export const = 1;\n',
    fails: "import assert from 'node:assert/strict';\nassert.equal(1, 2);\n",
    warns: "/** @type {number} */\nexport const count = 'one';\n",
  },
  python: {
    fileName: 'sample.py',
    sound: 'assert 1 == 1\n',
    doesNotCompile: 'def sample(:\n',
    fails: 'assert 1 == 2\n',
    warns: "print('\\d')\n",
  },
  java: {
    fileName: 'sample.java',
    sound: 'class Main {\n    public static void main(String[] args) {\n        assert 1 == 1;\n    }\n}\n',
    doesNotCompile:
      'class Main {\n    public static void main(String[] args) {\n        int one = "one";\n    }\n}\n',
    fails: 'class Main {\n    public static void main(String[] args) {\n        assert 1 == 2;\n    }\n}\n',
    warns:
      'class Main {\n    public static void main(String[] args) {\n        java.util.List raw = null;\n    }\n}\n',
  },
  go: {
    fileName: 'sample.go',
    sound: 'package main\n\nfunc main() {}\n',
    doesNotCompile: 'package main\n\nfunc main() {\n\tvar one int = "one"\n}\n',
    fails: 'package main\n\nfunc main() {\n\tpanic("not equal")\n}\n',
    warns: 'package main\n\nfunc main()   {}\n',
  },
  csharp: {
    fileName: 'sample.cs',
    sound: 'public static class Program { public static void Main() { } }\n',
    doesNotCompile: 'public static class Program { public static void Main() { int one = "one"; } }\n',
    fails:
      'public static class Program { public static void Main() { throw new System.Exception("not equal"); } }\n',
    warns: 'public static class Program { public static void Main() { int unused = 1; } }\n',
  },
  rust: {
    fileName: 'sample.rs',
    sound: 'fn main() {\n    assert_eq!(1, 1);\n}\n',
    doesNotCompile: 'fn main() {\n    let _one: i32 = "one";\n}\n',
    fails: 'fn main() {\n    assert_eq!(1, 2);\n}\n',
    warns: 'fn main() {\n    let unused = 1;\n}\n',
  },
  cpp: {
    fileName: 'sample.cpp',
    sound: '#include <cassert>\n\nint main() {\n    assert(1 == 1);\n}\n',
    doesNotCompile: 'int main() {\n    int one = "one";\n}\n',
    fails: '#include <cassert>\n\nint main() {\n    assert(1 == 2);\n}\n',
    warns: 'int main() {\n    int unused = 1;\n}\n',
  },
};
