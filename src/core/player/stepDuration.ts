/** The speeds a reader can choose, from the slowest. */
export const SPEEDS = ['slow', 'normal', 'fast'] as const;

export type Speed = (typeof SPEEDS)[number];

/** Characters that are read in a second beside looking at the picture. */
const CHARACTERS_PER_SECOND = 14;
const SHORTEST_MS = 2500;
const LONGEST_MS = 12_000;

const FACTORS: Readonly<Record<Speed, number>> = { slow: 1.5, normal: 1, fast: 0.6 };

/** How long a step stays while playing, in milliseconds, from the number of characters of its narration. */
export function stepDuration(characters: number, speed: Speed): number {
  const reading = (characters / CHARACTERS_PER_SECOND) * 1000;
  return Math.round(Math.min(Math.max(reading, SHORTEST_MS), LONGEST_MS) * FACTORS[speed]);
}

/** The speed a text names; anything else is the normal one. */
export function toSpeed(text: string): Speed {
  return SPEEDS.find((speed) => speed === text) ?? 'normal';
}
