/** A text file handed to the compiler. `path` is relative to the repository, with forward slashes. */
export interface ContentFile {
  readonly path: string;
  readonly text: string;
}

/** The file name without folder and extension. */
export function baseName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** The name of the folder that directly holds the file, or an empty string at the top. */
export function folderName(path: string): string {
  return path.split('/').at(-2) ?? '';
}

/**
 * Resolves a relative link against the file it stands in, as a Git host does.
 * Returns `undefined` for a path that leaves the repository.
 */
export function resolvePath(from: string, relative: string): string | undefined {
  const parts = from.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
