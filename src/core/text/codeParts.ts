/** A piece of plain text, or of code. */
export interface TextPart {
  readonly text: string;
  readonly isCode: boolean;
}

/** Takes apart plain text in which only `code` is marked up, such as the meaning of a term. */
export function codeParts(text: string): readonly TextPart[] {
  return text.split(/`([^`]+)`/).map((part, index) => ({ text: part, isCode: index % 2 === 1 }));
}
