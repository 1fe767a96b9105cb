// pattern: proxy
// prefix: dpProxy
// description: Proxy with the subject's interface: checks access, opens the real subject at the first allowed call
// placeholders: Archive, ArchiveProxy, AccessDeniedError
// --- snippet ---
/**
 * @typedef {object} Archive
 * @property {(name: string) => Promise<string>} read
 * @property {(name: string) => Promise<void>} erase
 */

export class AccessDeniedError extends Error {
  /** @override */
  name = 'AccessDeniedError';
}

/**
 * @typedef {object} ProxyOptions
 * @property {() => Promise<Archive>} open costly: not called before it is needed, and once
 * @property {(action: keyof Archive, name: string) => boolean | Promise<boolean>} isAllowed asked at each call
 */

/**
 * Callers cannot tell it from the real one. One per user: the check is for whom it was made. Methods written out take
 * the place of the built-in Proxy: what is added to the real one does not pass unchecked.
 * @implements {Archive}
 */
export class ArchiveProxy {
  #options;
  /** @type {Promise<Archive> | undefined} */
  #archive;

  /** @param {ProxyOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /** @param {string} name @returns {Promise<string>} */
  async read(name) {
    return (await this.#admit('read', name)).read(name);
  }

  /** @param {string} name */
  async erase(name) {
    await (await this.#admit('erase', name)).erase(name);
  }

  /**
   * @param {keyof Archive} action
   * @param {string} name
   * @returns {Promise<Archive>}
   */
  async #admit(action, name) {
    if (!(await this.#options.isAllowed(action, name))) {
      throw new AccessDeniedError(`${action} is not allowed: ${name}`);
    }
    this.#archive ??= this.#options.open().catch((error) => {
      this.#archive = undefined; // the next call tries again
      throw error;
    });
    return this.#archive;
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

let opened = 0;
let failing = false;
/** @type {string[]} */
const calls = [];
/** @type {Archive} */
const real = {
  read: async (name) => {
    calls.push(`read ${name}`);
    return `text of ${name}`;
  },
  erase: async (name) => void calls.push(`erase ${name}`),
};
/** @type {Archive} */
const archive = new ArchiveProxy({
  open: async () => {
    opened++;
    if (failing) throw new Error('no disk');
    return real;
  },
  isAllowed: async (action, name) => {
    if (name === 'unknown') throw new Error('no rights service');
    return action === 'read' ? name !== 'secret' : name === 'draft';
  },
});

// What is not allowed is refused; the real archive is neither opened nor asked.
await assert.rejects(archive.erase('plan'), {
  name: 'AccessDeniedError',
  message: 'erase is not allowed: plan',
});
await assert.rejects(archive.read('secret'), AccessDeniedError);
await assert.rejects(archive.read('unknown'), { message: 'no rights service' });
assert.equal(opened, 0);

// An opening that fails is reported and tried again.
failing = true;
await assert.rejects(archive.read('plan'), { message: 'no disk' });
failing = false;

// Afterwards it is opened once, also for calls at the same time, and asked each time.
assert.deepEqual(await Promise.all([archive.read('plan'), archive.read('map')]), [
  'text of plan',
  'text of map',
]);
assert.equal(await archive.read('plan'), 'text of plan');
assert.equal(opened, 2);
await archive.erase('draft');
assert.deepEqual(calls, ['read plan', 'read map', 'read plan', 'erase draft']);
