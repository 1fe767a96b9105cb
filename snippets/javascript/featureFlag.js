// pattern: feature-flag
// prefix: sdFeatureFlag
// description: Feature flags with defaults, a percentage that is stable per user and a kill switch; an outage gives the default
// placeholders: flagDefaults, FlagName, FeatureFlags, FlagRule
// --- imports ---
import { createHash } from 'node:crypto';
// --- snippet ---
/**
 * All flags there are, with what holds while the provider is silent. Remove a flag when it has done its work.
 * @satisfies {Record<string, boolean>}
 */
export const flagDefaults = { newSearch: false, compactMenu: true };

/** @typedef {keyof typeof flagDefaults} FlagName */

/**
 * @typedef {object} FlagRule
 * @property {number} percentage of the users, 0 to 100
 * @property {readonly string[]} [users] who have it in any case, such as testers
 */

/**
 * @typedef {object} FeatureFlagOptions
 * @property {(flag: FlagName) => Promise<FlagRule | undefined>} ruleFor with a cache and a timeout of its own
 * @property {(flag: FlagName) => boolean} isKilled local, such as by a variable: works in any outage
 * @property {(flag: FlagName, error: unknown) => void} onError must not throw
 */

export class FeatureFlags {
  #options;

  /** @param {FeatureFlagOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /**
   * Never rejects. Ask once per request and pass the answer on, so that it does not change half-way.
   * @param {FlagName} flag
   * @param {string} userId
   * @returns {Promise<boolean>}
   */
  async isEnabled(flag, userId) {
    try {
      if (this.#options.isKilled(flag)) return false;
      const rule = await this.#options.ruleFor(flag);
      if (!rule) return flagDefaults[flag];
      return (rule.users?.includes(userId) ?? false) || percentileOf(flag, userId) < rule.percentage;
    } catch (error) {
      this.#options.onError(flag, error);
      return flagDefaults[flag];
    }
  }
}

/**
 * From 0 to below 100, the same each time: who has a flag keeps it when the percentage grows. Differs by flag.
 * @param {FlagName} flag
 * @param {string} userId
 * @returns {number}
 */
function percentileOf(flag, userId) {
  const digest = createHash('sha256').update(`${flag}\0${userId}`).digest();
  return (digest.readUInt32BE() / 2 ** 32) * 100;
}
// --- demonstration ---
import assert from 'node:assert/strict';

/** @type {FlagRule | undefined} */
let rule;
let broken = false;
/** @type {Set<FlagName>} */
const killed = new Set();
/** @type {string[]} */
const errors = [];
const flags = new FeatureFlags({
  ruleFor: async () => {
    if (broken) throw new Error('provider down');
    return rule;
  },
  isKilled: (flag) => killed.has(flag),
  onError: (flag, error) => errors.push(`${flag}: ${String(error)}`),
});
const users = Array.from({ length: 2_000 }, (_, index) => `user ${index}`);
/** @param {FlagName} flag @param {number} percentage */
const having = async (flag, percentage) => {
  rule = { percentage };
  const answers = await Promise.all(users.map((user) => flags.isEnabled(flag, user)));
  return users.filter((_, index) => answers[index]);
};

// Without a rule the default holds, and also while the provider fails, which is reported.
assert.equal(await flags.isEnabled('newSearch', 'ann'), false);
assert.equal(await flags.isEnabled('compactMenu', 'ann'), true);
broken = true;
assert.equal(await flags.isEnabled('newSearch', 'ann'), false);
assert.equal(await flags.isEnabled('compactMenu', 'ann'), true);
assert.deepEqual(errors, ['newSearch: Error: provider down', 'compactMenu: Error: provider down']);
broken = false;

// About as many users as the percentage says, the same ones each time.
const some = await having('newSearch', 20);
assert.ok(some.length > 320 && some.length < 480, String(some.length));
assert.deepEqual(await having('newSearch', 20), some);
assert.deepEqual(await having('newSearch', 0), []);
assert.equal((await having('newSearch', 100)).length, users.length);

// More percent take nobody's flag away; another flag has other users.
const more = new Set(await having('newSearch', 40));
assert.ok(some.every((user) => more.has(user)));
const others = new Set(await having('compactMenu', 20));
assert.ok(some.filter((user) => others.has(user)).length < 160);

// Testers have it in any case, but nobody against the kill switch, which asks no provider.
rule = { percentage: 0, users: ['tess'] };
assert.equal(await flags.isEnabled('newSearch', 'tess'), true);
assert.equal(await flags.isEnabled('newSearch', 'ann'), false);
killed.add('newSearch').add('compactMenu');
assert.equal(await flags.isEnabled('newSearch', 'tess'), false);
broken = true;
assert.equal(await flags.isEnabled('compactMenu', 'ann'), false);
assert.equal(errors.length, 2);
