/** Where a diagram that plays stands. Step 0 is the overview: the whole picture, nothing picked out. */
export interface Playback {
  /** From 0 to `count`. */
  readonly step: number;
  readonly count: number;
  /** Whether the next step comes by itself. Never at the overview. */
  readonly playing: boolean;
}

/** The whole picture, at rest. */
export function overview(count: number): Playback {
  return { step: 0, count, playing: false };
}

/** At a step, at rest: whoever moves by hand takes over. A number that is none of its steps goes to the nearest. */
export function goTo({ count }: Playback, step: number): Playback {
  const whole = Number.isFinite(step) ? Math.round(step) : 0;
  return { step: Math.min(Math.max(whole, 0), count), count, playing: false };
}

/** One step on; at the end it stays there. */
export function next(playback: Playback): Playback {
  return goTo(playback, playback.step + 1);
}

/** One step back; before the first lies the overview. */
export function previous(playback: Playback): Playback {
  return goTo(playback, playback.step - 1);
}

/** The last step. */
export function last(playback: Playback): Playback {
  return goTo(playback, playback.count);
}

/** Goes on from here by itself; from the overview and from the end it begins with the first step. */
export function play({ step, count }: Playback): Playback {
  if (count === 0) return overview(0);
  return { step: step === 0 || step === count ? 1 : step, count, playing: true };
}

/** Stays at the step it has reached. */
export function pause(playback: Playback): Playback {
  return { ...playback, playing: false };
}

/** The time of a step is over: the next one while playing, and rest once the last one has had its time. */
export function advance(playback: Playback): Playback {
  const { step, count, playing } = playback;
  if (!playing) return playback;
  return step >= count ? pause(playback) : { step: step + 1, count, playing };
}
