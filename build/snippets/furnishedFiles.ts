/** A file that holds something before a snippet is inserted below it. */
export interface FurnishedFile {
  /** The pattern whose snippet is inserted. */
  readonly pattern: string;
  /** A licence and some of the imports that the snippet needs, beside those that its demonstration needs. */
  readonly top: string;
}

const LICENCE = '/*\n * Copyright 2026 The Authors.\n * import nothing; using Nothing; use nothing;\n */\n';

/** For each language one snippet whose imports are there in part, in the forms that people write. */
export const FURNISHED_FILES: Readonly<Partial<Record<string, FurnishedFile>>> = {
  typescript: {
    pattern: 'password-hash',
    top: `${LICENCE}\nimport {\n  randomBytes, // salts\n} from "crypto";\n\nexport const salt = (): string => randomBytes(8).toString('hex');`,
  },
  javascript: {
    pattern: 'password-hash',
    top: `#!/usr/bin/env node\n${LICENCE}\n'use strict';\n\nimport { randomBytes } from "node:crypto";\n\nexport const salt = () => randomBytes(8).toString('hex');`,
  },
  python: {
    pattern: 'retry',
    top: '#!/usr/bin/env python3\n# Copyright 2026 The Authors.\n"""Weather.\n\nimport time\n"""\n\nfrom __future__ import annotations\n\nimport asyncio\nfrom collections.abc import (\n    Callable,\n)\n\nDEFAULT: Callable[[], object] = asyncio.Event',
  },
  java: {
    pattern: 'retry',
    top: `${LICENCE}\nimport java.io.*;\nimport java.time.Duration;\nimport java.util.ArrayList;\nimport java.util.List;\n\nclass Limits {\n    static final Duration LONGEST = Duration.ofMinutes(1);\n}`,
  },
  go: {
    pattern: 'retry',
    top: `${LICENCE}\npackage main\n\nimport (\n\t"context"\n\t"slices"\n\tclock "time"\n)\n\nvar background, long = context.Background(), clock.Minute`,
  },
  csharp: {
    pattern: 'retry',
    top: `${LICENCE}\nusing System.Collections.Generic;\nusing System.IO;\nusing System.Linq;\nusing System.Threading;\n\nnamespace Weather\n{\n    using System;\n\n    public static class Limits\n    {\n        public static readonly TimeSpan Longest = Timeout.InfiniteTimeSpan;\n    }\n}`,
  },
  rust: {
    pattern: 'retry',
    top: `${LICENCE}\n//! Weather.\n#![allow(non_snake_case)]\n\nuse std::{\n    fmt::{self, Debug},\n    time::Duration,\n};\n\npub fn show(value: &impl Debug) -> Result<String, fmt::Error> {\n    Ok(format!("{value:?} {:?}", Duration::ZERO))\n}`,
  },
  cpp: {
    pattern: 'retry',
    top: `${LICENCE}\n#include <chrono>\n#ifdef _WIN32\n#include <random>\n#endif\n#include <string>\n\ninline const std::string station{"north"};`,
  },
};
