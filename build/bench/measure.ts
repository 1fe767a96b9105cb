/** What a series of measurements says, in milliseconds. */
export interface Timing {
  readonly median: number;
  readonly p99: number;
  readonly most: number;
}

/**
 * The time that a piece of work takes, in milliseconds: on the clock, and that of the processor. On a busy machine the
 * clock also counts what others do; the processor's time also counts what collects garbage beside the work.
 */
export interface Took {
  readonly clock: number;
  readonly processor: number;
}

/** Measures a piece of work. */
export function timed(work: () => unknown): Took {
  const before = process.cpuUsage();
  const start = performance.now();
  work();
  const clock = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { clock, processor: (user + system) / 1000 };
}

/** Sums measurements up. */
export function summarise(times: readonly number[]): Timing {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { median: at(0.5), p99: at(0.99), most: at(1) };
}

/** Prints rows under their headings, each column as wide as it must be; numbers to the right. */
export function printTable(
  headings: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell)));
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of [headings, ...cells]) {
    const line = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(line.join('  '));
  }
}
