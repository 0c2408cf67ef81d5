import { describe, expect, it } from 'vitest';
import { DIALECTS } from './dialects';

const prompt = { model: 'm', system: 'Be brief.', text: 'Hi', maxTokens: 50 };
const { openai, anthropic, ollama } = DIALECTS;

describe('requests', () => {
  it('put the system prompt and the bound where the dialect wants them', () => {
    expect(openai.body(prompt)).toMatchObject({
      max_completion_tokens: 50,
      stream: true,
      messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Hi' }],
    });
    expect(anthropic.body(prompt)).toMatchObject({ max_tokens: 50, system: 'Be brief.', messages: [{ role: 'user' }] });
    expect(ollama.body(prompt)).toMatchObject({ options: { num_predict: 50 } });
  });

  it('leave out what is empty', () => {
    expect(anthropic.body({ ...prompt, system: '' })).not.toHaveProperty('system');
    expect(openai.headers('')).toEqual({});
    expect(anthropic.headers('k')).toMatchObject({ 'x-api-key': 'k' });
  });
});

describe('answers', () => {
  it('of OpenAI', () => {
    expect(openai.read({ choices: [{ delta: { content: 'He' } }] }).text).toBe('He');
    expect(openai.read({ choices: [], usage: { total_tokens: 3 } }).usage).toEqual({ total_tokens: 3 });
    expect(openai.read({ error: { message: 'No.' } }).error).toBe('No.');
    expect(openai.read({ choices: [{ delta: {}, finish_reason: 'stop' }] })).toEqual({});
  });

  it('of Anthropic', () => {
    expect(anthropic.read({ type: 'content_block_delta', delta: { type: 'text_delta', text: 'He' } }).text).toBe('He');
    expect(anthropic.read({ type: 'content_block_delta', delta: { type: 'thinking_delta', thinking: 'Hm' } }).reasoning).toBe('Hm');
    expect(anthropic.read({ type: 'message_start', message: { usage: { input_tokens: 4 } } }).usage).toEqual({ input_tokens: 4 });
    expect(anthropic.read({ type: 'error', error: { type: 'overloaded_error', message: 'Later.' } }).error).toBe('Later.');
  });

  it('of Ollama', () => {
    expect(ollama.read({ message: { content: 'He' }, done: false })).toMatchObject({ text: 'He', usage: undefined });
    expect(ollama.read({ message: { content: '' }, done: true, eval_count: 9 }).usage).toMatchObject({ eval_count: 9 });
    expect(ollama.read({ error: 'model not found' }).error).toBe('model not found');
  });
});
