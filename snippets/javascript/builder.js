// pattern: builder
// prefix: dpBuilder
// description: Builder as one function with named options: all problems reported at once, the result immutable
// placeholders: Alarm, AlarmOptions, InvalidAlarmError, createAlarm
// --- snippet ---
/**
 * @typedef {object} AlarmOptions
 * @property {string} label
 * @property {string} time "hh:mm", local time
 * @property {readonly number[]} [weekdays] 1 is Monday; default: every day
 * @property {number} [snoozeMinutes]
 * @property {number} [maxSnoozes]
 */

/**
 * @typedef {object} Alarm
 * @property {string} label
 * @property {number} minuteOfDay
 * @property {readonly number[]} weekdays
 * @property {{ readonly minutes: number, readonly times: number } | undefined} snooze
 */

export class InvalidAlarmError extends Error {
  /** @override */
  name = 'InvalidAlarmError';
  /** @readonly */
  problems;

  /** @param {readonly string[]} problems */
  constructor(problems) {
    super(problems.join('; '));
    this.problems = problems;
  }
}

/**
 * Named options do what setters of a builder do elsewhere, and editors show which of them are required.
 * @param {AlarmOptions} options
 * @returns {Alarm}
 */
export function createAlarm(options) {
  const { label = '', time = '', weekdays = [1, 2, 3, 4, 5, 6, 7], snoozeMinutes, maxSnoozes } = options;
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  const problems = [
    label.trim() === '' && 'label is empty',
    hours === undefined && 'time is not "hh:mm"',
    !weekdays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7) && 'weekdays are 1 to 7',
    weekdays.length === 0 && 'no weekday is left',
    snoozeMinutes !== undefined && !(snoozeMinutes > 0) && 'snoozeMinutes must be positive',
    maxSnoozes !== undefined && snoozeMinutes === undefined && 'maxSnoozes needs snoozeMinutes',
  ].filter((problem) => problem !== false);
  if (problems.length > 0) throw new InvalidAlarmError(problems);
  return Object.freeze({
    label: label.trim(),
    minuteOfDay: Number(hours) * 60 + Number(minutes),
    weekdays: Object.freeze([...new Set(weekdays)].sort((a, b) => a - b)),
    snooze: snoozeMinutes
      ? Object.freeze({ minutes: snoozeMinutes, times: maxSnoozes ?? Infinity })
      : undefined,
  });
}
// --- demonstration ---
import assert from 'node:assert/strict';

const problemsOf = (/** @type {AlarmOptions} */ options) => {
  try {
    return createAlarm(options) && [];
  } catch (error) {
    assert.ok(error instanceof InvalidAlarmError);
    return error.problems;
  }
};

// Only what is required: the rest has defaults.
assert.deepEqual(createAlarm({ label: ' Wake up ', time: '06:45' }), {
  label: 'Wake up',
  minuteOfDay: 405,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  snooze: undefined,
});

// The result neither changes nor follows the caller's array.
const weekdays = [5, 1, 5];
const alarm = createAlarm({ label: 'Bins', time: '23:59', weekdays, snoozeMinutes: 5, maxSnoozes: 2 });
weekdays.push(7);
assert.deepEqual(alarm.weekdays, [1, 5]);
assert.deepEqual(alarm.snooze, { minutes: 5, times: 2 });
assert.throws(() => Object.assign(alarm, { label: 'other' }), TypeError);
assert.throws(() => /** @type {number[]} */ (alarm.weekdays).push(2), TypeError);
assert.throws(() => Object.assign(alarm.snooze ?? {}, { minutes: 9 }), TypeError);

// Missing, wrong and contradictory options are errors, reported together.
assert.deepEqual(problemsOf(JSON.parse('{}')), ['label is empty', 'time is not "hh:mm"']);
assert.deepEqual(problemsOf({ label: ' ', time: '24:00' }), ['label is empty', 'time is not "hh:mm"']);
assert.deepEqual(problemsOf({ label: 'a', time: '07:00', maxSnoozes: 3 }), [
  'maxSnoozes needs snoozeMinutes',
]);
assert.deepEqual(problemsOf({ label: 'a', time: '07:00', weekdays: [] }), ['no weekday is left']);
assert.deepEqual(problemsOf({ label: 'a', time: '07:00', weekdays: [0] }), ['weekdays are 1 to 7']);
assert.deepEqual(problemsOf({ label: 'a', time: '07:00', snoozeMinutes: 0 }), [
  'snoozeMinutes must be positive',
]);
