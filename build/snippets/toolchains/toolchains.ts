import type { Toolchain } from '../toolchain';
import { cppToolchain } from './cpp';
import { csharpToolchain } from './csharp';
import { goToolchain } from './go';
import { javaToolchain } from './java';
import { pythonToolchain } from './python';
import { rustToolchain } from './rust';
import { javascriptToolchain, typescriptToolchain } from './typescript';

/** The tools of all languages in which snippets are written. */
export const TOOLCHAINS: readonly Toolchain[] = [
  typescriptToolchain,
  javascriptToolchain,
  pythonToolchain,
  javaToolchain,
  goToolchain,
  csharpToolchain,
  rustToolchain,
  cppToolchain,
];

/** The tools of one language. */
export function findToolchain(language: string): Toolchain | undefined {
  return TOOLCHAINS.find((known) => known.language === language);
}
