import type { Toolchain } from '../toolchain';
import { cppToolchain } from './cpp';
import { csharpToolchain } from './csharp';
import { goToolchain } from './go';
import { javaToolchain } from './java';
import { pythonToolchain } from './python';
import { rustToolchain } from './rust';
import { javascriptToolchain, typescriptToolchain } from './typescript';

const TOOLCHAINS: readonly Toolchain[] = [
  typescriptToolchain,
  javascriptToolchain,
  pythonToolchain,
  javaToolchain,
  goToolchain,
  csharpToolchain,
  rustToolchain,
  cppToolchain,
];

/** The tools of a language in which snippets are written. */
export function findToolchain(language: string): Toolchain | undefined {
  return TOOLCHAINS.find((known) => known.language === language);
}
