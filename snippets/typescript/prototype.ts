// pattern: prototype
// prefix: dpPrototype
// description: Prototype: named templates that are copied deeply and changed where needed; copies share nothing
// placeholders: Playlist, PlaylistTemplates, spawn
// --- snippet ---
export interface Playlist {
  title: string;
  tracks: string[];
  rules: { shuffle: boolean; skip: Set<string>; since: Date };
}

/** Objects that are costly or tedious to set up, and copied from then on. */
export class PlaylistTemplates {
  readonly #templates = new Map<string, Playlist>();

  /** Keeps a copy: what the caller does to the playlist afterwards does not change the template. */
  register(name: string, playlist: Playlist): void {
    this.#templates.set(name, structuredClone(playlist));
  }

  /**
   * Returns an independent copy with the changes. A changed property replaces that of the template as a whole. The
   * copy is one of data: structuredClone keeps dates, maps, sets and cycles, throws at functions and drops classes.
   */
  spawn(name: string, changes: Partial<Playlist> = {}): Playlist {
    const template = this.#templates.get(name);
    if (!template) throw new RangeError(`no template ${JSON.stringify(name)}`);
    return structuredClone({ ...template, ...changes });
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

const templates = new PlaylistTemplates();
const original: Playlist = {
  title: 'Morning',
  tracks: ['Dawn', 'Rise'],
  rules: { shuffle: false, skip: new Set(['Night']), since: new Date(0) },
};
templates.register('morning', original);

// A copy has everything of the template, of the same types, and is another object at every level.
const copy = templates.spawn('morning');
assert.deepEqual(copy, original);
assert.notEqual(copy.tracks, original.tracks);
assert.ok(copy.rules.skip instanceof Set && copy.rules.since instanceof Date);

// Changes go into the copy, and the rest stays.
const tracks = ['Sun'];
const sunday = templates.spawn('morning', { title: 'Sunday', tracks });
assert.equal(sunday.title, 'Sunday');
assert.equal(sunday.rules.skip.has('Night'), true);

// What is done to the original, a copy or the changes reaches nobody else.
original.tracks.push('Late');
original.rules.since.setTime(9);
copy.rules.skip.add('Rain');
copy.rules.shuffle = true;
tracks.push('Moon');
sunday.rules.skip.clear();
assert.deepEqual(sunday.tracks, ['Sun']);
assert.deepEqual(templates.spawn('morning'), {
  title: 'Morning',
  tracks: ['Dawn', 'Rise'],
  rules: { shuffle: false, skip: new Set(['Night']), since: new Date(0) },
});

// An unknown template is an error, and so is what cannot be copied.
assert.throws(() => templates.spawn('evening'), { name: 'RangeError', message: 'no template "evening"' });
const odd = { ...original, onPlay: () => {} };
assert.throws(() => templates.register('odd', odd), { name: 'DataCloneError' });
assert.throws(() => templates.spawn('odd'), RangeError);
