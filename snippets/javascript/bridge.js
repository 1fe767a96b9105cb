// pattern: bridge
// prefix: dpBridge
// description: Bridge: what is said and how it is delivered vary separately; two kinds of notice over two channels
// placeholders: Channel, Notice, outage, digest, pager, mailbox
// --- snippet ---
/**
 * How a text reaches somebody.
 * @typedef {object} Channel
 * @property {number} maxLength
 * @property {(to: string, text: string) => Promise<void>} deliver
 */

/**
 * What is said: lines, the most important first.
 * @typedef {() => readonly string[]} Notice
 */

/**
 * The only place where both meet: a new kind of notice works over every channel and the other way round. Leaves out the
 * last lines where there is no room for all of them.
 * @param {Notice} notice
 * @param {Channel} channel
 * @param {string} to
 */
export async function send(notice, channel, to) {
  const lines = [...notice()];
  while (lines.length > 1 && lines.join('\n').length > channel.maxLength) lines.pop();
  await channel.deliver(to, lines.join('\n').slice(0, channel.maxLength));
}

/**
 * @param {string} service
 * @param {number} minutes
 * @returns {Notice}
 */
export const outage = (service, minutes) => () => [`${service} is down`, `for ${minutes} min so far`];

/** @param {readonly string[]} titles @returns {Notice} */
export const digest = (titles) => () => [
  `${titles.length} new articles`,
  ...titles.map((title) => `- ${title}`),
];

/** @param {(to: string, text: string) => Promise<void>} transmit @returns {Channel} */
export const pager = (transmit) => ({
  maxLength: 24,
  deliver: (to, text) => transmit(to, text.replaceAll('\n', ' / ')),
});

/** @param {(mail: { to: string, body: string }) => Promise<void>} submit @returns {Channel} */
export const mailbox = (submit) => ({
  maxLength: 10_000,
  deliver: (to, text) => submit({ to: `${to}@example.org`, body: `${text}\n` }),
});
// --- demonstration ---
import assert from 'node:assert/strict';

/** @type {unknown[]} */
const sent = [];
const take = () => sent.splice(0);
const byPager = pager(async (to, text) => void sent.push([to, text]));
const byMail = mailbox(async (mail) => void sent.push(mail));
const news = digest(['Tides', 'Ferries']);
const down = outage('Login', 5);

// Two by two: each notice over each channel.
await send(down, byMail, 'ops');
assert.deepEqual(take(), [{ to: 'ops@example.org', body: 'Login is down\nfor 5 min so far\n' }]);
await send(news, byMail, 'ann');
assert.deepEqual(take(), [{ to: 'ann@example.org', body: '2 new articles\n- Tides\n- Ferries\n' }]);
await send(down, byPager, 'ops');
assert.deepEqual(take(), [['ops', 'Login is down']]);
await send(news, byPager, 'ann');
assert.deepEqual(take(), [['ann', '2 new articles / - Tides']]);

// A third of either side needs no change on the other.
/** @type {Channel} */
const loud = { maxLength: 99, deliver: async (_, text) => void sent.push(text.toUpperCase()) };
await send(news, loud, 'all');
await send(() => ['hello'], byPager, 'all');
assert.deepEqual(take(), ['2 NEW ARTICLES\n- TIDES\n- FERRIES', ['all', 'hello']]);

// What has just enough room is complete.
await send(() => ['x'.repeat(20), 'abc'], byPager, 'ops');
assert.deepEqual(take(), [['ops', `${'x'.repeat(20)} / abc`]]);

// A single line that is too long is cut; what the channel reports reaches the caller.
await send(() => ['x'.repeat(30)], byPager, 'ops');
assert.deepEqual(take(), [['ops', 'x'.repeat(24)]]);
const dead = pager(() => Promise.reject(new Error('no carrier')));
await assert.rejects(send(down, dead, 'ops'), { message: 'no carrier' });
