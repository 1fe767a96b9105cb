import * as vscode from 'vscode';
import { idOf } from '../../../src/host/content/place';
import { EXTENSION_ID, linkTo, placeOf } from '../../../src/host/links/placeLink';
import type { Place } from '../../../src/protocol/place';
import { same } from './assert';
import { activated } from './extension';

suite('links to places', () => {
  const places: readonly Place[] = [
    { kind: 'topic', id: 'jwt' },
    { kind: 'topic', id: 'jwt', anchor: 'pitfalls' },
    { kind: 'topic', id: 'jwt', anchor: 'jwt-2:3' },
    { kind: 'topic', id: 'überblick', anchor: 'größe-und-zahl' },
    { kind: 'term', id: 'single-flight' },
    { kind: 'pattern', id: 'circuit-breaker' },
  ];
  for (const place of places) {
    test(`leads back to ${JSON.stringify(place)}`, () => {
      same(placeOf(vscode.Uri.parse(linkTo(place), true)), place);
    });
  }

  test('begins with the scheme of the editor and names the extension', async () => {
    same((await activated()).id, EXTENSION_ID);
    same(
      linkTo({ kind: 'topic', id: 'jwt', anchor: 'jwt-2:3' }),
      `${vscode.env.uriScheme}://${EXTENSION_ID}/topic/jwt#jwt-2:3`,
    );
  });

  const hostile = [
    '',
    '/',
    '/topic',
    '/topic/',
    '/topic/jwt/more',
    '/topic//jwt',
    '/topic/../../etc/passwd',
    '/topic/..%2F..%2Fetc',
    '/topic/%2e%2e',
    '/topic/jwt%00',
    '/topic/jwt%0a',
    '/topic/<img src=x>',
    '/command/workbench.action.terminal.new',
    '/file/jwt',
    '/__proto__/jwt',
    `/topic/${'a'.repeat(81)}`,
    '/topic/jwt#',
    '/topic/jwt#a b',
    '/topic/jwt#jwt-2:3:4',
    '/topic/jwt#jwt-2:999',
    `/topic/jwt#${'a'.repeat(101)}`,
    '/topic/jwt#javascript:alert(1)',
  ];
  for (const rest of hostile) {
    // An empty fragment is none.
    const expected = rest === '/topic/jwt#' ? { kind: 'topic', id: 'jwt' } : undefined;
    test(`reads ${JSON.stringify(rest.slice(0, 40))} as ${expected === undefined ? 'nothing' : 'a place'}`, () => {
      same(placeOf(vscode.Uri.parse(`vscode://${EXTENSION_ID}${rest}`)), expected);
    });
  }

  test('a command takes an id or a row of its kind, and no text that a notification would draw as a link', () => {
    const row = { kind: 'pattern', id: 'observer' };
    same(
      ['observer', row].map((argument) => idOf(argument, 'pattern')),
      ['observer', 'observer'],
    );
    const others = [
      undefined,
      7,
      [],
      {},
      { ...row, kind: 'topic' },
      '',
      '[Run](command:x)',
      '../x',
      'a'.repeat(81),
    ];
    same(
      others.filter((argument) => idOf(argument, 'pattern') !== undefined),
      [],
    );
    same(idOf({ kind: 'pattern', id: '[Run](command:x)' }, 'pattern'), undefined);
  });
});
