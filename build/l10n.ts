import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { collectTexts, TEXT_LIST } from './l10n/collectTexts';

/** `npm run l10n`: writes down every text of the host, for translators and for the test that none is missing. */
const list = await collectTexts('src/host');
await mkdir(dirname(TEXT_LIST), { recursive: true });
await writeFile(TEXT_LIST, list);
console.log(`${TEXT_LIST}: ${Object.keys(JSON.parse(list) as object).length} texts`);
