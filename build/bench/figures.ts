/** Times in milliseconds, by what was timed. */
export type Times = Readonly<Record<'empty' | 'topic' | 'switch' | 'preview', readonly number[]>>;

/** A limit that the medians of one run must keep. */
export interface Target {
  readonly text: string;
  readonly reached: boolean;
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const low = sorted[Math.ceil(half) - 1] ?? NaN;
  const high = sorted[Math.floor(half)] ?? NaN;
  return (low + high) / 2;
}

const LABELS: Readonly<Record<keyof Times, string>> = {
  empty: 'empty webview panel (a)',
  topic: 'topic, all diagrams visible',
  switch: 'another topic in the open panel',
  preview: 'Markdown preview of the topic (b)',
};

/** A table of the times, in milliseconds, and how many times those of (a) the medians are. */
export function renderTable(title: string, times: Times): string {
  const rows = (Object.keys(LABELS) as (keyof Times)[]).map((name) => [
    LABELS[name],
    ...[median(times[name]), Math.min(...times[name]), Math.max(...times[name])].map((ms) => ms.toFixed(0)),
    `${(median(times[name]) / median(times.empty)).toFixed(2)} x`,
  ]);
  const line = ([label = '', ...cells]: readonly string[]): string =>
    `  ${label.padEnd(36)}${cells.map((cell) => cell.padStart(9)).join('')}`;
  return [title, line(['milliseconds', 'median', 'min', 'max', 'of (a)']), ...rows.map(line)].join('\n');
}

/** What is promised, and whether these times keep it. */
export function checkTargets(times: Times): readonly Target[] {
  const empty = median(times.empty);
  const topic = median(times.topic);
  const ratio = topic / empty;
  const faster = median(times.preview) / topic;
  const change = median(times.switch) / empty;
  return [
    { text: `a topic takes ${ratio.toFixed(2)} times (a): at most 1.25`, reached: ratio <= 1.25 },
    { text: `and is ${faster.toFixed(1)} times faster than (b): at least 5`, reached: faster >= 5 },
    { text: `another topic takes ${change.toFixed(2)} times (a): less than 0.5`, reached: change < 0.5 },
  ];
}
