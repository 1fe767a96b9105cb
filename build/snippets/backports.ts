/** A file of apt's sources, read or to be written. */
export interface AptSource {
  /** Its name tells the format: `.sources` holds stanzas, `.list` a source a line. */
  readonly fileName: string;
  readonly text: string;
}

/**
 * The source of a Debian release's backports, made of the one from which the release itself is installed: the same
 * place and signature, another suite. Undefined if it is there already, or nothing is there to make it of.
 */
export function backportsSource(sources: readonly AptSource[], release: string): AptSource | undefined {
  const backports = `${release}-backports`;
  const entries = sources.flatMap(entriesOf).filter(({ isBinary }) => isBinary);
  if (entries.some(({ suites }) => suites.includes(backports))) return undefined;
  const entry = entries.find(({ suites }) => suites.includes(release));
  return entry && { fileName: `${backports}${entry.ending}`, text: `${entry.withSuite(backports)}\n` };
}

interface Entry {
  readonly ending: '.sources' | '.list';
  /** Whether it offers packages, not their source code. */
  readonly isBinary: boolean;
  readonly suites: readonly string[];
  withSuite(suite: string): string;
}

function entriesOf({ fileName, text }: AptSource): readonly Entry[] {
  const withoutComments = text.replace(/^[ \t]*#.*\n?/gm, '');
  if (fileName.endsWith('.sources')) return withoutComments.split(/\n\s*\n/).map(stanza);
  if (!/(?:^|\.)list$/.test(fileName)) return [];
  return withoutComments.split('\n').map(line);
}

function stanza(text: string): Entry {
  return {
    ending: '.sources',
    isBinary: /^Types:.*\bdeb(?!-)/m.test(text) && !/^Enabled: *no/m.test(text),
    suites: /^Suites: *(.*)/m.exec(text)?.[1]?.trim().split(/\s+/) ?? [],
    withSuite: (suite) => text.trim().replace(/^Suites:.*/m, `Suites: ${suite}`),
  };
}

function line(text: string): Entry {
  const [, start = '', suite = '', components = ''] =
    /^(deb +(?:\[[^\]]*\] +)?\S+) +(\S+)(.*)/.exec(text.trim()) ?? [];
  return {
    ending: '.list',
    isBinary: start !== '',
    suites: [suite],
    withSuite: (other) => `${start} ${other}${components}`,
  };
}
