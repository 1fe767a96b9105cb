import assert from 'node:assert/strict';
import { planned, type ImportCase } from './planned';

const DELAY = "import { setTimeout as delay } from 'node:timers/promises';";
const HMAC = "import { createHmac, timingSafeEqual } from 'node:crypto';";

const SHARED: readonly ImportCase[] = [
  ['an empty file', '|', HMAC, `${HMAC}\n\n|`],
  ['a file with code', '|class A {}\n', HMAC, `${HMAC}\n\n|class A {}\n`],
  ['code above the cursor', 'const a = 1;\n\n|', HMAC, `${HMAC}\n\nconst a = 1;\n\n|`],
  [
    'shebang, licence and directive',
    "#!/usr/bin/env node\n/*\n * Licence.\n */\n'use strict';\n\nconst a = 1;\n|",
    HMAC,
    `#!/usr/bin/env node\n/*\n * Licence.\n */\n'use strict';\n\n${HMAC}\n\nconst a = 1;\n|`,
  ],
  [
    'a comment that belongs to the code',
    '/** Adds. */\nfunction add() {}\n',
    HMAC,
    `${HMAC}\n\n/** Adds. */\nfunction add() {}\n`,
  ],
  [
    'a licence that touches the code',
    '// Copyright 2026 Us\nfunction add() {}\n',
    HMAC,
    `// Copyright 2026 Us\n\n${HMAC}\n\nfunction add() {}\n`,
  ],
  [
    'a comment for a tool that touches the code',
    '// @ts-check\n/** Adds. */\nfunction add() {}\n',
    HMAC,
    `// @ts-check\n\n${HMAC}\n\n/** Adds. */\nfunction add() {}\n`,
  ],
  [
    'imports that are there',
    "import a from 'a';\nimport {\n  b,\n} from 'b';\n\nuse(a, b);\n|",
    DELAY,
    `import a from 'a';\nimport {\n  b,\n} from 'b';\n${DELAY}\n\nuse(a, b);\n|`,
  ],
  ['all of it there', `${HMAC}\n\n|`, HMAC, `${HMAC}\n\n|`],
  [
    'one of two names, over lines and without node:',
    "import {\n  createHmac, // signs\n  createHash as hash,\n} from 'crypto';\n",
    HMAC,
    "import {\n  createHmac, // signs\n  createHash as hash,\n} from 'crypto';\nimport { timingSafeEqual } from 'node:crypto';\n",
  ],
  [
    'the name under another one',
    "import { timingSafeEqual as same, createHmac } from 'node:crypto';\n",
    HMAC,
    "import { timingSafeEqual as same, createHmac } from 'node:crypto';\nimport { timingSafeEqual } from 'node:crypto';\n",
  ],
  [
    'the module as a whole, double quotes and no semicolons',
    'import * as crypto from "node:crypto"\nimport c, { d } from "c"\n',
    HMAC,
    'import * as crypto from "node:crypto"\nimport c, { d } from "c"\nimport { createHmac, timingSafeEqual } from "node:crypto"\n',
  ],
  [
    'an import in a comment, a string and a template',
    `// ${HMAC}\n/*\n${HMAC}\n*/\n\nconst a = "${HMAC}";\nconst b = \`\n${HMAC}\n\`;\n`,
    HMAC,
    `// ${HMAC}\n/*\n${HMAC}\n*/\n\n${HMAC}\n\nconst a = "${HMAC}";\nconst b = \`\n${HMAC}\n\`;\n`,
  ],
  [
    'an import below code',
    `start();\n${HMAC}\nimport('x');\n`,
    `${HMAC}\n${DELAY}`,
    `${DELAY}\n\nstart();\n${HMAC}\nimport('x');\n`,
  ],
  [
    'exports from elsewhere and an import for its effect',
    "import 'a';\nexport * from './b';\nimport c from 'c' with { type: 'json' };\nrun();\n",
    DELAY,
    `import 'a';\nexport * from './b';\nimport c from 'c' with { type: 'json' };\n${DELAY}\nrun();\n`,
  ],
  ['no line end at the end', '// alone', HMAC, `// alone\n\n${HMAC}`],
  ['no line end, and the cursor there', "'use strict';|", HMAC, `'use strict';\n\n${HMAC}\n\n|`],
  [
    'the ends of lines of Windows',
    "'use strict';\r\n\r\n|run();\r\n",
    HMAC,
    `'use strict';\r\n\r\n${HMAC}\r\n\r\n|run();\r\n`,
  ],
  ['the top selected, which the code replaces', "|import a from 'a';\nrun();|\n", HMAC, 'with code'],
  [
    'a line below the imports selected',
    "import a from 'a';\n|run();|",
    HMAC,
    `import a from 'a';\n${HMAC}\n\n|run();`,
  ],
  ['nothing to import', '|', '', '|'],
];

const TYPESCRIPT: readonly ImportCase[] = [
  [
    'a type that only a value brings',
    "import { Server } from 'node:http';\n",
    "import type { Server } from 'node:http';",
    "import { Server } from 'node:http';\n",
  ],
  [
    'a value that only a type brings',
    "import type { createHmac } from 'node:crypto';\nimport { type timingSafeEqual } from 'node:crypto';\n",
    HMAC,
    `import type { createHmac } from 'node:crypto';\nimport { type timingSafeEqual } from 'node:crypto';\n${HMAC}\n`,
  ],
  [
    'types among values',
    "import { scrypt } from 'node:crypto';\n",
    "import { scrypt, randomBytes, type ScryptOptions } from 'node:crypto';",
    "import { scrypt } from 'node:crypto';\nimport { randomBytes, type ScryptOptions } from 'node:crypto';\n",
  ],
  [
    'a type alone',
    "import { scrypt } from 'node:crypto';\n",
    "import { scrypt, type ScryptOptions } from 'node:crypto';",
    "import { scrypt } from 'node:crypto';\nimport type { ScryptOptions } from 'node:crypto';\n",
  ],
  ['an import with require', "import fs = require('fs');\n", DELAY, `import fs = require('fs');\n${DELAY}\n`],
];

const JAVASCRIPT: readonly ImportCase[] = [
  [
    'a module of CommonJS',
    "'use strict';\nconst fs = require('fs');\nconst { createHmac, x: y } = require(\"crypto\");\n\nmodule.exports = {};\n",
    `${HMAC}\n${DELAY}`,
    "'use strict';\nconst fs = require('fs');\nconst { createHmac, x: y } = require(\"crypto\");\nconst { timingSafeEqual } = require('node:crypto');\nconst { setTimeout: delay } = require('node:timers/promises');\n\nmodule.exports = {};\n",
  ],
  [
    'require within a module',
    "import { createRequire } from 'node:module';\nconst a = require('a');\nrun();\n",
    DELAY,
    `import { createRequire } from 'node:module';\nconst a = require('a');\n${DELAY}\nrun();\n`,
  ],
];

for (const language of ['typescript', 'typescriptreact', 'javascript', 'javascriptreact']) {
  suite(`imports at the top: ${language}`, () => {
    const own = language.startsWith('typescript') ? TYPESCRIPT : JAVASCRIPT;
    for (const [title, before, imports, after] of [...SHARED, ...own]) {
      test(title, () => {
        assert.equal(planned(language, before, imports), after);
      });
    }
  });
}
