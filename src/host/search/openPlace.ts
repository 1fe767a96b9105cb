import { commands } from 'vscode';
import type { SearchPlace } from '../../core/search/searchDocument';
import type { SearchButton } from './searchItems';

/** Opens what was chosen: a topic at its section, a term or a pattern. */
export async function openPlace(place: SearchPlace): Promise<void> {
  switch (place.kind) {
    case 'topic':
      await commands.executeCommand('systemDesign.openTopic', topicArgument(place));
      return;
    case 'term':
      await commands.executeCommand('systemDesign.openTerm', place.id);
      return;
    case 'pattern':
      await commands.executeCommand('systemDesign.openPattern', place.id);
  }
}

/** Does what a row's button says. */
export async function runButton({ action }: SearchButton, place: SearchPlace): Promise<void> {
  switch (action) {
    case 'openToSide':
      await commands.executeCommand('systemDesign.openTopicToSide', topicArgument(place));
      return;
    case 'insert':
      await commands.executeCommand('systemDesign.insertPattern', place.id);
  }
}

function topicArgument({ id, anchor }: SearchPlace): { readonly topic: string; readonly section?: string } {
  return { topic: id, ...(anchor === undefined ? {} : { section: anchor }) };
}
