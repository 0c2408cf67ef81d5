/** Disjoint buckets: none is part of another. */
export interface Tokens {
  input: number;
  cacheRead: number;
  cacheWrite5m: number;
  cacheWrite1h: number;
  output: number;
  reasoning: number;
  audioInput: number;
  audioOutput: number;
  total: number;
}

export type TokenKind = Exclude<keyof Tokens, 'total'>;

export const TOKEN_KINDS: Record<TokenKind, string> = {
  input: 'Input',
  cacheRead: 'Cache read',
  cacheWrite5m: 'Cache write, 5 min',
  cacheWrite1h: 'Cache write, 1 h',
  output: 'Output',
  reasoning: 'Reasoning',
  audioInput: 'Audio input',
  audioOutput: 'Audio output',
};

/** What a price can be of: tokens by the million, images as tokens, and the request itself. */
export const RATE_KINDS: Record<string, string> = { ...TOKEN_KINDS, image: 'Image', request: 'Per request' };
