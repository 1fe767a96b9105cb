import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import type { Page } from '../../src/core/model/page';
import { read } from './fixtureContent';

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

const { contributes } = JSON.parse(read('package.json')) as {
  readonly contributes: {
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
    readonly commands: readonly { readonly command: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  };
};
const texts = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const text = (key: string) => texts[key.slice(1, -1)] ?? '';
const steps = contributes.walkthroughs.flatMap((one) => one.steps);
const views = Object.values(contributes.views)
  .flat()
  .map(({ id }) => id);
const commands = [
  ...contributes.commands.map(({ command }) => command),
  // VS Code makes this one for every view.
  ...views.map((view) => `${view}.focus`),
];

suite('the walkthrough', () => {
  test('is one, of at most six steps', () => {
    assert.equal(contributes.walkthroughs.length, 1);
    assert.ok(steps.length > 0 && steps.length <= 6);
  });

  for (const { id, title, description, media, completionEvents } of steps) {
    test(`${id}: begins with a verb, has one button for a command that exists, and says when it is done`, () => {
      assert.match(text(title), /^(Browse|Read|Play|Hover|Insert|Search|Keep) /);
      assert.ok(text(description).length < 320);
      const buttons = [...text(description).matchAll(/^\[[A-Z][^\]]+\]\(command:([\w.]+)(?:\?[^)]*)?\)$/gm)];
      assert.equal(buttons.length, 1);
      for (const [, command = ''] of buttons) assert.ok(commands.includes(command), command);
      assert.ok(completionEvents.length > 0);
      for (const event of completionEvents) {
        const [kind, name = ''] = event.split(':');
        assert.ok((kind === 'onView' ? views : commands).includes(name), event);
      }
      assert.ok(text(media.altText).length > 20);
    });

    test(`${id}: its picture takes every colour from the theme, and shows no text`, () => {
      const svg = read(media.svg);
      // The policy of the page refuses styles; text could not be translated.
      assert.doesNotMatch(svg, /<(style|text|script|image|use)\b|\sstyle=|\son\w+=|href=/);
      const colours = [...svg.matchAll(/\s(?:fill|stroke)="([^"]+)"/g)].map((match) => match[1] ?? '');
      for (const colour of colours) assert.match(colour, /^(?:none$|var\(--vscode-)/);
      assert.doesNotMatch(svg, /#[0-9a-f]{3,8}\b|rgba?\(/i);
    });
  }

  test('no picture is left over', () => {
    const used = steps.map(({ media }) => media.svg.replace('media/walkthrough/', ''));
    assert.deepEqual(used.sort(), readdirSync('media/walkthrough').sort());
  });

  test('the diagram it opens exists and plays', () => {
    const argument = /openTopic\?([^)]+)\)/.exec(texts['walkthrough.play.description'] ?? '')?.[1] ?? '';
    const [target] = JSON.parse(decodeURIComponent(argument)) as [{ topic: string; section: string }];
    const page = JSON.parse(read(`dist/content/pages/${target.topic}.json`)) as Page;
    assert.ok(page.diagrams.some(({ id, steps: played }) => id === target.section && played.length > 0));
  });
});
