import type { IncomingMessage, ServerResponse } from 'node:http';

const WORDS = 'A gateway stands between your applications and your models, and it knows what each answer cost.'.split(' ');
const USAGE = { prompt_tokens: 14, completion_tokens: WORDS.length, total_tokens: 14 + WORDS.length };
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const sse = (data: unknown, event?: string) => `${event ? `event: ${event}\n` : ''}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;

const OPENAI = [
  ...WORDS.map((w) => sse({ choices: [{ delta: { content: `${w} ` } }] })), sse({ choices: [], usage: USAGE }), sse('[DONE]'),
];
const ANTHROPIC = [
  sse({ type: 'message_start', message: { usage: { input_tokens: 14, output_tokens: 1 } } }, 'message_start'),
  ...WORDS.map((w) => sse({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: `${w} ` } }, 'content_block_delta')),
  sse({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: WORDS.length } }, 'message_delta'), sse({ type: 'message_stop' }, 'message_stop'),
];
const OLLAMA = [
  ...WORDS.map((w) => `${JSON.stringify({ message: { role: 'assistant', content: `${w} ` }, done: false })}\n`),
  `${JSON.stringify({ message: { content: '' }, done: true, prompt_eval_count: 14, eval_count: WORDS.length })}\n`,
];
const STREAMS: Record<string, string[]> = { '/v1/chat/completions': OPENAI, '/v1/messages': ANTHROPIC, '/api/chat': OLLAMA };

/** Answers the endpoints of the playground, a word at a time; false for other paths. */
export async function stream(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const parts = STREAMS[path];
  if (!parts || request.method !== 'POST') {
    return false;
  }
  request.resume();
  response.setHeader('content-type', path === '/api/chat' ? 'application/x-ndjson' : 'text/event-stream');
  response.setHeader('x-tollgate-request-id', `req-${Date.now()}`);
  response.setHeader('x-tollgate-provider', 'anthropic');
  response.setHeader('x-tollgate-model', 'claude-sonnet-4-5');
  response.setHeader('x-tollgate-route', 'support-bot');
  response.setHeader('x-tollgate-attempts', '1');
  response.setHeader('x-tollgate-dropped', '/seed,/logit_bias');
  for (const part of parts) {
    await wait(25);
    response.write(part);
  }
  response.end();
  return true;
}
