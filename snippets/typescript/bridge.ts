// pattern: bridge
// prefix: dpBridge
// description: Bridge: what is said and how it is delivered vary separately; two kinds of notice over two channels
// placeholders: Channel, Notice, outage, digest, pager, mailbox
// --- snippet ---
/** How a text reaches somebody. */
export interface Channel {
  readonly maxLength: number;
  deliver(to: string, text: string): Promise<void>;
}

/** What is said: lines, the most important first. */
export type Notice = () => readonly string[];

/**
 * The only place where both meet: a new kind of notice works over every channel and the other way round. Leaves out the
 * last lines where there is no room for all of them.
 */
export async function send(notice: Notice, channel: Channel, to: string): Promise<void> {
  const lines = [...notice()];
  while (lines.length > 1 && lines.join('\n').length > channel.maxLength) lines.pop();
  await channel.deliver(to, lines.join('\n').slice(0, channel.maxLength));
}

export const outage =
  (service: string, minutes: number): Notice =>
  () => [`${service} is down`, `for ${minutes} min so far`];

export const digest =
  (titles: readonly string[]): Notice =>
  () => [`${titles.length} new articles`, ...titles.map((title) => `- ${title}`)];

export const pager = (transmit: (to: string, text: string) => Promise<void>): Channel => ({
  maxLength: 24,
  deliver: (to, text) => transmit(to, text.replaceAll('\n', ' / ')),
});

export const mailbox = (submit: (mail: { to: string; body: string }) => Promise<void>): Channel => ({
  maxLength: 10_000,
  deliver: (to, text) => submit({ to: `${to}@example.org`, body: `${text}\n` }),
});
// --- demonstration ---
import assert from 'node:assert/strict';

const sent: unknown[] = [];
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
const loud: Channel = { maxLength: 99, deliver: async (_, text) => void sent.push(text.toUpperCase()) };
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
