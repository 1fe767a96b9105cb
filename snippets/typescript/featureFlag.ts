// pattern: feature-flag
// prefix: sdFeatureFlag
// description: Feature flags with defaults, a percentage that is stable per user and a kill switch; an outage gives the default
// placeholders: flagDefaults, FlagName, FeatureFlags, FlagRule
// --- imports ---
import { createHash } from 'node:crypto';
// --- snippet ---
/** All flags there are, with what holds while the provider is silent. Remove a flag when it has done its work. */
export const flagDefaults = { newSearch: false, compactMenu: true } satisfies Record<string, boolean>;

export type FlagName = keyof typeof flagDefaults;

export interface FlagRule {
  readonly percentage: number; // of the users, 0 to 100
  readonly users?: readonly string[]; // who have it in any case, such as testers
}

export interface FeatureFlagOptions {
  readonly ruleFor: (flag: FlagName) => Promise<FlagRule | undefined>; // with a cache and a timeout of its own
  readonly isKilled: (flag: FlagName) => boolean; // local, such as by a variable: works in any outage
  readonly onError: (flag: FlagName, error: unknown) => void; // must not throw
}

export class FeatureFlags {
  readonly #options: FeatureFlagOptions;

  constructor(options: FeatureFlagOptions) {
    this.#options = options;
  }

  /** Never rejects. Ask once per request and pass the answer on, so that it does not change half-way. */
  async isEnabled(flag: FlagName, userId: string): Promise<boolean> {
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

/** From 0 to below 100, the same each time: who has a flag keeps it when the percentage grows. Differs by flag. */
function percentileOf(flag: FlagName, userId: string): number {
  const digest = createHash('sha256').update(`${flag}\0${userId}`).digest();
  return (digest.readUInt32BE() / 2 ** 32) * 100;
}
// --- demonstration ---
import assert from 'node:assert/strict';

let rule: FlagRule | undefined;
let broken = false;
const killed = new Set<FlagName>();
const errors: string[] = [];
const flags = new FeatureFlags({
  ruleFor: async () => {
    if (broken) throw new Error('provider down');
    return rule;
  },
  isKilled: (flag) => killed.has(flag),
  onError: (flag, error) => errors.push(`${flag}: ${String(error)}`),
});
const users = Array.from({ length: 2_000 }, (_, index) => `user ${index}`);
const having = async (flag: FlagName, percentage: number) => {
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
