import MarkdownIt, { type Token as MarkdownToken } from 'markdown-it';

/** A token of the parser, and the way to make one. */
export type Token = MarkdownToken;
export const Token: typeof MarkdownIt.Token = MarkdownIt.Token;
