import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  movedBy,
  offsetOf,
  withInsertion,
  type TextPoint,
} from '../../../../src/core/snippets/imports/insertion';
import { planImports, type ImportPlan } from '../../../../src/core/snippets/imports/planImports';

/** What files of a language are put together from, in any order, and what snippets import. */
interface Language {
  readonly pieces: readonly string[];
  readonly imports: readonly string[];
  /** What makes text of an import: a comment and strings. */
  readonly hide: readonly ((text: string) => string)[];
}

const cComment = (text: string): string => `/*\n${text}\n*/`;
const lines = (sign: string) => (text: string) => text.replace(/^/gm, `${sign} `);

const SCRIPT: Language = {
  pieces: [
    "'use strict';",
    '// Licence.',
    '/** Adds. */',
    'function add() {\n  return 1;\n}',
    "import a from 'a';",
    "import {\n  createHmac,\n} from 'crypto';",
    "import type { B } from './b'",
    "export * from './c';",
    'const s = `${{ a: `x` }.a}`;',
    '#!/usr/bin/env node',
  ],
  imports: [
    "import { createHmac, timingSafeEqual } from 'node:crypto';",
    "import { setTimeout as delay } from 'node:timers/promises';\nimport { randomUUID } from 'node:crypto';",
  ],
  hide: [cComment, lines('//'), (text) => `f(\`\n${text}\n\`);`],
};

const LANGUAGES: Readonly<Record<string, Language>> = {
  typescript: SCRIPT,
  javascript: { ...SCRIPT, pieces: [...SCRIPT.pieces, "const { x } = require('x');", 'module.exports = 1;'] },
  python: {
    pieces: [
      '"""Docs."""',
      '# Licence.',
      'from __future__ import annotations',
      'import time, os',
      'from typing import (\n    Any,\n)',
      'def f():\n    import time\n    return """\n    """',
      'x = 1',
      '%matplotlib inline',
    ],
    imports: [
      'import time\nfrom typing import Any, Self',
      'import asyncio\nfrom abc import ABC, abstractmethod',
    ],
    hide: [lines('#'), (text) => `x = """\n${text}\n"""`, (text) => `x = r'''\n${text}\n'''`],
  },
  java: {
    pieces: [
      'package a;',
      '/* Licence. */',
      'import java.util.*;',
      'import static a.B.c;',
      'import java.time.Duration;',
      'class A {\n    int b;\n}',
      '@A',
    ],
    imports: ['import java.time.Duration;\nimport java.util.List;', 'import java.util.concurrent.Callable;'],
    hide: [cComment, lines('//'), (text) => `@A("""\n${text}\n""")\nclass B {}`],
  },
  go: {
    pieces: [
      'package a',
      '// Licence.',
      'import "fmt"',
      'import (\n\t"io"\n\n\tx "example.com/x"\n)',
      'import ("os")',
      'func f() {\n}',
      'import (\n)',
    ],
    imports: ['import (\n\t"fmt"\n\t"io"\n)', 'import "math/rand/v2"'],
    hide: [cComment, lines('//'), (text) => `var x = \`\n${text}\n\``],
  },
  csharp: {
    pieces: [
      'extern alias A;',
      '#nullable enable',
      'using System;',
      'global using System.IO;',
      'using static System.Math;',
      '#if A\nusing System.Linq;\n#endif',
      'namespace A\n{\n    using System;\n}',
      '/// <summary>A.</summary>',
    ],
    imports: ['using System;\nusing System.Linq;', 'using System.IO;'],
    hide: [cComment, lines('//'), (text) => `class B { string c = @"\n${text}\n"; }`],
  },
  rust: {
    pieces: [
      '//! Docs.',
      '#![allow(\n    dead_code\n)]',
      'use std::{\n    fmt,\n    sync::Arc,\n};',
      '#[cfg(test)]\nuse std::sync::Mutex;',
      'mod a;',
      '/// Does.',
      "fn f<'a>(b: &'a str) {}",
      'mod b {\n    use std::fmt;\n}',
    ],
    imports: ['use std::fmt;\nuse std::sync::{Arc, Mutex};', 'use std::{env, fmt};'],
    hide: [cComment, lines('//'), (text) => `const S: &str = r#"\n${text}\n"#;`],
  },
  cpp: {
    pieces: [
      '#pragma once',
      '#ifndef A_H\n#define A_H',
      '#endif',
      '#ifdef B\n#include <map>\n#endif',
      '#include <set>',
      '#include "a.h"',
      'int a;',
      '// Licence.',
      '#define C \\\n  1',
    ],
    imports: ['#include <map>\n#include <set>', '#include <string>'],
    hide: [cComment, lines('//'), (text) => `auto s = R"(\n${text}\n)";`],
  },
};

/** A file, what is to be imported, and a cursor in it. */
function cases({ pieces, imports }: Language) {
  return fc
    .record({
      texts: fc.array(fc.constantFrom(...pieces, '', '', '   '), { maxLength: 8 }),
      imports: fc.constantFrom(...imports),
      hasLineEnd: fc.boolean(),
      where: fc.nat(),
    })
    .map(({ texts, hasLineEnd, where, ...rest }) => {
      const text = texts.join('\n') + (hasLineEnd ? '\n' : '');
      return { ...rest, text, cursor: pointAt(text, where % (text.length + 1)) };
    });
}

function pointAt(text: string, offset: number): TextPoint {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

const insertionOf = (plan: ImportPlan) => (plan.place === 'top' ? plan.insertion : undefined);

for (const [languageId, language] of Object.entries(LANGUAGES)) {
  suite(`imports in any file: ${languageId}`, () => {
    const plan = (text: string, imports: string, ...cursors: readonly TextPoint[]) =>
      planImports({ languageId, text, imports, selections: cursors.map((at) => ({ start: at, end: at })) });

    test('whole lines are added and the others stay, and the cursor moves by the lines added above it', () => {
      fc.assert(
        fc.property(cases(language), ({ text, imports, cursor }) => {
          const insertion = insertionOf(plan(text, imports, cursor));
          const whole = withInsertion(text, insertion);
          const before = text.split('\n');
          const after = whole.split('\n');
          const added = insertion?.addedLines ?? 0;
          const first =
            insertion === undefined ? 0 : insertion.at.line + (insertion.at.character > 0 ? 1 : 0);
          assert.deepEqual([...after.slice(0, first), ...after.slice(first + added)], before);
          const moved = movedBy(insertion, cursor);
          const [now, then] = [offsetOf(whole, moved), offsetOf(text, cursor)];
          if (moved.line === cursor.line) assert.equal(whole.slice(0, now), text.slice(0, then));
          else assert.equal(whole.slice(now), text.slice(then));
          assert.ok(moved.line === cursor.line || moved.line === cursor.line + added);
        }),
      );
    });

    test('nothing is added twice', () => {
      fc.assert(
        fc.property(cases(language), ({ text, imports, cursor }) => {
          const first = plan(text, imports, cursor);
          const insertion = insertionOf(first);
          const again = plan(withInsertion(text, insertion), imports, movedBy(insertion, cursor));
          assert.deepEqual(again, { place: first.place });
        }),
      );
    });

    test('line ends stay those of the file, and a missing last one missing', () => {
      fc.assert(
        fc.property(cases(language), ({ text, imports }) => {
          const whole = withInsertion(text, insertionOf(plan(text, imports)));
          const windows = text.replaceAll('\n', '\r\n');
          const inWindows = withInsertion(windows, insertionOf(plan(windows, imports)));
          if (text.includes('\n')) assert.equal(inWindows, whole.replaceAll('\n', '\r\n'));
          if (text.trim() !== '' && !/\n\s*$/.test(text)) assert.ok(!whole.endsWith('\n'), whole);
        }),
      );
    });

    test('an import in a comment or a string does not count', () => {
      const hidden = fc.constantFrom(...language.imports).chain((imports) =>
        fc.record({
          imports: fc.constant(imports),
          before: fc.array(fc.constantFrom(...language.hide), { minLength: 1, maxLength: 3 }),
        }),
      );
      const top = languageId === 'go' ? 'package a\n\n' : '';
      fc.assert(
        fc.property(hidden, ({ imports, before }) => {
          const text = `${top}${before.map((hide) => `${hide(imports)}\n`).join('\n')}`;
          const added = insertionOf(plan(text, imports))?.text.split('\n') ?? [];
          for (const line of imports.split('\n')) assert.ok(added.includes(line), text);
        }),
      );
    });
  });
}
