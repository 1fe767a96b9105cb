import { commands, Disposable } from 'vscode';
import * as v from 'valibot';
import { placeSchema, type Place } from '../../protocol/place';
import type { Panels } from './panels';

/** The commands that open pages by id, and those of the active panel. */
export function registerPanelCommands(panels: Panels): Disposable {
  const openKind = (kind: Place['kind']) => (argument?: unknown, beside?: unknown) => {
    const place = v.safeParse(placeSchema, { kind, id: argument });
    if (!place.success) return;
    if (beside === true) panels.openBeside(place.output);
    else panels.open(place.output);
  };
  return Disposable.from(
    commands.registerCommand('systemDesign.openTerm', openKind('term')),
    commands.registerCommand('systemDesign.openPattern', openKind('pattern')),
    commands.registerCommand('systemDesign.back', () => panels.active()?.go(-1)),
    commands.registerCommand('systemDesign.forward', () => panels.active()?.go(1)),
  );
}
