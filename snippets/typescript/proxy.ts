// pattern: proxy
// prefix: dpProxy
// description: Proxy with the subject's interface: checks access, opens the real subject at the first allowed call
// placeholders: Archive, ArchiveProxy, AccessDeniedError
// --- snippet ---
export interface Archive {
  read(name: string): Promise<string>;
  erase(name: string): Promise<void>;
}

export class AccessDeniedError extends Error {
  override readonly name = 'AccessDeniedError';
}

export interface ProxyOptions {
  readonly open: () => Promise<Archive>; // costly: not called before it is needed, and once
  readonly isAllowed: (action: keyof Archive, name: string) => boolean | Promise<boolean>;
}

/** Callers cannot tell it from the real one. One per user: the check is for whom it was made. */
export class ArchiveProxy implements Archive {
  readonly #options: ProxyOptions;
  #archive: Promise<Archive> | undefined;

  constructor(options: ProxyOptions) {
    this.#options = options;
  }

  async read(name: string): Promise<string> {
    return (await this.#admit('read', name)).read(name);
  }

  async erase(name: string): Promise<void> {
    await (await this.#admit('erase', name)).erase(name);
  }

  async #admit(action: keyof Archive, name: string): Promise<Archive> {
    if (!(await this.#options.isAllowed(action, name))) {
      throw new AccessDeniedError(`${action} is not allowed: ${name}`);
    }
    this.#archive ??= this.#options.open().catch((error: unknown) => {
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
const calls: string[] = [];
const real: Archive = {
  read: async (name) => {
    calls.push(`read ${name}`);
    return `text of ${name}`;
  },
  erase: async (name) => void calls.push(`erase ${name}`),
};
const archive: Archive = new ArchiveProxy({
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
