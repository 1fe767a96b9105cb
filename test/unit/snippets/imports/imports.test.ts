import assert from 'node:assert/strict';
import { planned, type ImportCase } from './planned';

const CASES: Readonly<Record<string, readonly ImportCase[]>> = {
  python: [
    ['an empty file', '|', 'import time', 'import time\n\n\n|'],
    [
      'shebang, coding, docstring and future',
      '#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n"""Docs.\n\nimport time\n"""\nfrom __future__ import annotations\n\nx = 1\n',
      'import time\nfrom typing import Any, Self',
      '#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n"""Docs.\n\nimport time\n"""\nfrom __future__ import annotations\nimport time\nfrom typing import Any, Self\n\nx = 1\n',
    ],
    [
      'a docstring alone',
      "'''Docs.'''\nclass A:\n    pass\n",
      'import time',
      "'''Docs.'''\n\nimport time\n\n\nclass A:\n    pass\n",
    ],
    [
      'a name of several, in brackets over lines',
      'from typing import (\n    Any,  # all\n    Protocol as P,\n)\nimport os, time as t\n',
      'import time\nfrom typing import Any, Protocol, Self',
      'from typing import (\n    Any,  # all\n    Protocol as P,\n)\nimport os, time as t\nimport time\nfrom typing import Protocol, Self\n',
    ],
    [
      'continued lines, several statements and submodules',
      'from typing import Any, \\\n    Self\nimport sqlite3; import os.path\n',
      'import os\nimport sqlite3\nfrom typing import Any, Self',
      'from typing import Any, \\\n    Self\nimport sqlite3; import os.path\n',
    ],
    ['all names of a module', 'from typing import *\n', 'from typing import Any', 'from typing import *\n'],
    [
      'one that stands under a condition or in a function',
      'try:\n    import time\nexcept ImportError:\n    time = None\n\n\ndef f():\n    import time\n',
      'import time',
      'import time\n\n\ntry:\n    import time\nexcept ImportError:\n    time = None\n\n\ndef f():\n    import time\n',
    ],
    [
      'one below the cursor comes too late',
      'import sys\nsys.path.append("")\nimport time\n|\nimport json\n',
      'import json\nimport time',
      'import sys\nimport json\nsys.path.append("")\nimport time\n|\nimport json\n',
    ],
    ['the magic of a notebook cell', '%%time\nx = 1|', 'import time', '%%time\n\nimport time\n\n\nx = 1|'],
    ['a comment of the code', '# Counts.\nx = 1\n', 'import time', 'import time\n\n\n# Counts.\nx = 1\n'],
  ],
  java: [
    [
      'a package and a class',
      '/* Licence. */\npackage a.b;\n\nclass A {}\n',
      'import java.util.List;\nimport java.util.Map;',
      '/* Licence. */\npackage a.b;\n\nimport java.util.List;\nimport java.util.Map;\n\nclass A {}\n',
    ],
    [
      'one and all of a package',
      'package a;\n\nimport java.util.*;\nimport static java.lang.Math.max;\n// import java.time.Duration;\n\nclass A {}\n',
      'import java.time.Duration;\nimport java.util.List;\nimport java.util.concurrent.Callable;',
      'package a;\n\nimport java.util.*;\nimport static java.lang.Math.max;\nimport java.time.Duration;\nimport java.util.concurrent.Callable;\n// import java.time.Duration;\n\nclass A {}\n',
    ],
    [
      'an annotated class with a text block',
      '@A("""\nimport java.util.List;\n""")\nclass A {}\n',
      'import java.util.List;',
      'import java.util.List;\n\n@A("""\nimport java.util.List;\n""")\nclass A {}\n',
    ],
  ],
  go: [
    ['an empty file', '|', 'import "fmt"', 'with code'],
    ['no package yet', '// Licence.\n\n|', 'import "fmt"', 'with code'],
    [
      'a package',
      'package a\n|',
      'import (\n\t"fmt"\n\t"io"\n)',
      'package a\n\nimport (\n\t"fmt"\n\t"io"\n)\n\n|',
    ],
    ['a package without line end', 'package a|', 'import "fmt"', 'package a\n\nimport "fmt"\n\n|'],
    [
      'a build tag and documentation',
      '//go:build linux\n\n// Package a does.\npackage a\n\nfunc f() {}\n',
      'import "fmt"',
      '//go:build linux\n\n// Package a does.\npackage a\n\nimport "fmt"\n\nfunc f() {}\n',
    ],
    [
      'a group with others than the standard library',
      'package a\n\nimport (\n\t"fmt"\n\n\t"example.com/x"\n)\n',
      'import (\n\t"fmt"\n\t"io"\n)',
      'package a\n\nimport (\n\t"fmt"\n\t"io"\n\n\t"example.com/x"\n)\n',
    ],
    [
      'a group of others alone',
      'package a\n\nimport (\n\t"example.com/x"\n)\n',
      'import "fmt"',
      'package a\n\nimport (\n\t"fmt"\n\n\t"example.com/x"\n)\n',
    ],
    ['an empty group', 'package a\n\nimport (\n)\n', 'import "fmt"', 'package a\n\nimport (\n\t"fmt"\n)\n'],
    [
      'single ones, one with another name',
      'package a\n\nimport "fmt"\nimport e "errors"\n',
      'import (\n\t"errors"\n\t"fmt"\n\t"io"\n)',
      'package a\n\nimport "fmt"\nimport e "errors"\nimport (\n\t"errors"\n\t"io"\n)\n',
    ],
    [
      'a group in one line and a name that is the package’s own',
      'package a\n\nimport ("fmt"; rand "math/rand/v2")\n',
      'import (\n\t"fmt"\n\t"io"\n\t"math/rand/v2"\n)',
      'package a\n\nimport ("fmt"; rand "math/rand/v2")\nimport "io"\n',
    ],
    [
      'in a raw string and a comment',
      'package a\n\nimport (\n\t// "io"\n\t"os" // "fmt"\n)\n\nvar x = `\nimport "fmt"\n`\n',
      'import "fmt"',
      'package a\n\nimport (\n\t// "io"\n\t"os" // "fmt"\n\t"fmt"\n)\n\nvar x = `\nimport "fmt"\n`\n',
    ],
  ],
  csharp: [
    [
      'a namespace',
      '// Licence.\n\nnamespace A\n{\n    using System;\n}\n',
      'using System;',
      '// Licence.\n\nusing System;\n\nnamespace A\n{\n    using System;\n}\n',
    ],
    [
      'extern alias, global, static and an alias',
      'extern alias X;\nglobal using System;\nusing static System.Math;\nusing L = System.Linq;\n\nnamespace A;\n',
      'using System;\nusing System.Linq;',
      'extern alias X;\nglobal using System;\nusing static System.Math;\nusing L = System.Linq;\nusing System.Linq;\n\nnamespace A;\n',
    ],
    [
      'define, a condition and a verbatim string',
      '#define A\n#if A\nusing System;\n#endif\nusing System.IO;\nclass A { string s = @"\nusing System;\n"; }\n',
      'using System;',
      '#define A\n#if A\nusing System;\n#endif\nusing System.IO;\nusing System;\nclass A { string s = @"\nusing System;\n"; }\n',
    ],
    [
      'a using of a resource is none',
      'using System;\nusing var a = B();\nusing (C()) {}\n',
      'using System.IO;',
      'using System;\nusing System.IO;\nusing var a = B();\nusing (C()) {}\n',
    ],
  ],
  rust: [
    [
      'attributes and documentation',
      '//! Docs.\n#![allow(\n    dead_code\n)]\nmod a;\n',
      'use std::fmt;',
      '//! Docs.\n#![allow(\n    dead_code\n)]\n\nuse std::fmt;\n\nmod a;\n',
    ],
    [
      'trees, self, all and other names',
      'use std::{\n    fmt::{self, Display},\n    sync::{Arc as A, Mutex},\n};\npub use std::collections::*;\n\nfn f() {}\n',
      'use std::collections::HashMap;\nuse std::fmt;\nuse std::sync::{Arc, Mutex, PoisonError};\nuse std::{env, fmt};',
      'use std::{\n    fmt::{self, Display},\n    sync::{Arc as A, Mutex},\n};\npub use std::collections::*;\nuse std::sync::{Arc, PoisonError};\nuse std::env;\n\nfn f() {}\n',
    ],
    [
      'under a condition, in a module, in a raw string',
      '#[cfg(test)]\nuse std::fmt;\nmod a {\n    use std::fmt;\n}\nconst B: &str = r#"\nuse std::fmt;\n"#;\n',
      'use std::fmt;',
      '#[cfg(test)]\nuse std::fmt;\nuse std::fmt;\nmod a {\n    use std::fmt;\n}\nconst B: &str = r#"\nuse std::fmt;\n"#;\n',
    ],
    [
      'documentation of the first item',
      "/// Does.\nfn f<'a>(x: &'a str) {}\n",
      'use std::fmt;',
      "use std::fmt;\n\n/// Does.\nfn f<'a>(x: &'a str) {}\n",
    ],
  ],
  cpp: [
    [
      'pragma once',
      '#pragma once\n\nint f();\n',
      '#include <map>',
      '#pragma once\n\n#include <map>\n\nint f();\n',
    ],
    [
      'a guard with some of them',
      '// Licence.\n#ifndef A_H\n#define A_H\n\n#include "own.h"\n#include <map>\n\nint f();\n\n#endif\n',
      '#include <map>\n#include <string>',
      '// Licence.\n#ifndef A_H\n#define A_H\n\n#include "own.h"\n#include <map>\n#include <string>\n\nint f();\n\n#endif\n',
    ],
    [
      'a guard alone',
      '#ifndef A_H\n#define A_H\nint f();\n#endif\n',
      '#include <map>',
      '#ifndef A_H\n#define A_H\n\n#include <map>\n\nint f();\n#endif\n',
    ],
    [
      'a condition that is no guard',
      '#ifndef A\n#define A\n#include <map>\n#endif\n#include <set>\nint f();\n',
      '#include <map>',
      '#ifndef A\n#define A\n#include <map>\n#endif\n#include <set>\n#include <map>\nint f();\n',
    ],
    [
      'a comment and a raw string',
      '/*\n#include <map>\n*/\n\nauto s = R"(\n#include <map>\n)";\n',
      '#include <map>',
      '/*\n#include <map>\n*/\n\n#include <map>\n\nauto s = R"(\n#include <map>\n)";\n',
    ],
    [
      'one below the cursor comes too late',
      '#include <set>\nint a;\n|\n#include <map>\n',
      '#include <map>',
      '#include <set>\n#include <map>\nint a;\n|\n#include <map>\n',
    ],
  ],
};

for (const [language, cases] of Object.entries(CASES)) {
  suite(`imports at the top: ${language}`, () => {
    for (const [title, before, imports, after] of cases) {
      test(title, () => {
        assert.equal(planned(language, before, imports), after);
      });
    }
  });
}

test('a language without snippets gets the imports with the code', () => {
  assert.equal(planned('sql', 'select 1;|', 'import a'), 'with code');
});
