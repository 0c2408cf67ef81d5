import { describe, expect, it } from 'vitest';
import { Ndjson, Sse, type Framing } from './events';

const STREAM = 'event: a\ndata: {"x":1}\n\n: ping\n\ndata:{"y":\ndata: 2}\r\n\r\ndata: [DONE]\n\n';

function cut(framing: Framing, text: string, size: number): string[] {
  const events: string[] = [];
  for (let at = 0; at < text.length; at += size) {
    events.push(...framing.push(text.slice(at, at + size)));
  }
  return [...events, ...framing.end()];
}

describe('Sse', () => {
  it.each([1, 2, 3, 7, 1000])('reads the same in chunks of %i', (size) => {
    expect(cut(new Sse(), STREAM, size)).toEqual(['{"x":1}', '{"y":\n2}', '[DONE]']);
  });

  it('drops an event that was cut off', () => {
    expect(cut(new Sse(), 'data: 1\n\ndata: 2', 4)).toEqual(['1']);
  });
});

describe('Ndjson', () => {
  it.each([1, 5, 1000])('reads lines in chunks of %i, the last one without its end', (size) => {
    expect(cut(new Ndjson(), '{"a":1}\r\n\n{"b":"\u00fc"}', size)).toEqual(['{"a":1}', '{"b":"\u00fc"}']);
  });
});
