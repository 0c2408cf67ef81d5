import { describe, expect, it } from 'vitest';
import { exampleModel, matches, snippets } from './snippets';

describe('snippets', () => {
  const made = snippets('https://gate.example', 'tg_sk_abc', 'support-bot');
  const code = (id: string) => made.find((snippet) => snippet.id === id)?.code ?? '';

  it('carry the address, the secret and the model, each of them', () => {
    expect(made.map((s) => s.id)).toEqual(['curl', 'openai', 'anthropic', 'claude-code', 'ollama']);
    for (const snippet of made) {
      expect(snippet.code).toContain('https://gate.example');
      expect(snippet.code).toContain('tg_sk_abc');
      expect(snippet.code).toContain('support-bot');
    }
  });

  it('end the base URL as each SDK wants it', () => {
    expect(code('openai')).toContain('base_url="https://gate.example/v1"');
    expect(code('anthropic')).toContain('base_url="https://gate.example"');
    expect(code('ollama')).toContain('host="https://gate.example"');
  });

  it('send a body to curl that is JSON', () => {
    const body = /-d '(.*)'/.exec(code('curl'))?.[1];
    expect(JSON.parse(body ?? '')).toMatchObject({ model: 'support-bot' });
  });
});

describe('exampleModel', () => {
  const served = [
    { name: 'gpt-*', glob: true },
    { name: 'demo/echo', glob: false },
    { name: 'claude-small', glob: false },
  ];
  it('is one that the key may use', () => {
    expect(exampleModel(null, served)).toBe('demo/echo');
    expect(exampleModel(['claude-*'], served)).toBe('claude-small');
    expect(exampleModel(['mine'], served)).toBe('mine');
    expect(exampleModel(['other-*'], served)).toBe('MODEL');
  });
});

it('globs know no wildcard but the asterisk', () => {
  expect(matches('gpt-4.1*', 'gpt-4.1-mini')).toBe(true);
  expect(matches('gpt-4.1*', 'gpt-4x1')).toBe(false);
  expect(matches('*', 'a/b')).toBe(true);
});
