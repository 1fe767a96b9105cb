import { l10n } from 'vscode';
import type { ReferenceEntry } from '../../../core/model/reference';
import { codeMarkdown } from '../../../core/text/codeMarkdown';
import { titleLine } from './titleLine';

/** `404 Not Found` with what it means. */
export function httpStatusCard({ key, title, source, meaning }: ReferenceEntry): readonly string[] {
  const name = title === undefined ? key : `${key} ${title}`;
  return [titleLine(name, l10n.t('HTTP status'), source), codeMarkdown(meaning)];
}

/** A header, who sends it, and what it does. */
export function httpHeaderCard({ key, title, source, meaning }: ReferenceEntry): readonly string[] {
  return [titleLine(key, headerKind(title), source), codeMarkdown(meaning)];
}

/** A kind of Kubernetes object. */
export function kubernetesKindCard({ key, meaning }: ReferenceEntry): readonly string[] {
  return [titleLine(key, l10n.t('Kubernetes')), codeMarkdown(meaning)];
}

/** A key of a Compose file; of its path only the last part is shown. */
export function composeKeyCard({ key, meaning }: ReferenceEntry): readonly string[] {
  return [titleLine(key.slice(key.lastIndexOf('.') + 1), l10n.t('Compose')), codeMarkdown(meaning)];
}

function headerKind(sender: string | undefined): string {
  if (sender === 'request') return l10n.t('HTTP request header');
  return sender === 'response' ? l10n.t('HTTP response header') : l10n.t('HTTP header');
}
