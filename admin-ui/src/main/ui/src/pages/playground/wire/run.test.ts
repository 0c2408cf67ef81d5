import { afterEach, describe, expect, it, vi } from 'vitest';
import { run, type Call } from './run';

const prompt = { model: 'm', system: '', text: 'Hi', maxTokens: 50 };

function answer(parts: string[], init: ResponseInit = {}) {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) {
        controller.enqueue(encoder.encode(part));
      }
      controller.close();
    },
  });
  const fetching = vi.fn<typeof fetch>().mockResolvedValue(new Response(body, init));
  vi.stubGlobal('fetch', fetching);
  return fetching;
}

const start = (tell: (call: Call) => void = () => {}) => run('openai', prompt, 'tg_sk_x', tell, new AbortController().signal);

afterEach(() => vi.unstubAllGlobals());

describe('a call', () => {
  it('grows with the stream and ends with its usage', async () => {
    const fetching = answer(
      ['data: {"choices":[{"delta":{"content":"He', 'llo"}}]}\n\ndata: {"choices":[],"usage":{"total_tokens":7}}\n\n', 'data: [DONE]\n\n'],
      { headers: { 'x-tollgate-dropped': '/seed', 'x-tollgate-attempts': '1', 'content-type': 'text/event-stream' } },
    );
    const states: string[] = [];
    const call = await start((now) => states.push(now.state));
    expect(call).toMatchObject({ state: 'done', text: 'Hello', usage: { total_tokens: 7 }, status: 200 });
    expect(call.headers).toEqual([['x-tollgate-attempts', '1'], ['x-tollgate-dropped', '/seed']]);
    expect(call.firstTokenMillis).not.toBeNull();
    expect(states[0]).toBe('waiting');
    expect(fetching.mock.calls[0]?.[1]).toMatchObject({ credentials: 'omit', headers: { authorization: 'Bearer tg_sk_x' } });
    expect(call.request).not.toContain('tg_sk_x');
  });

  it('says why it was refused', async () => {
    answer(['{"error":{"message":"No API key came."}}'], { status: 401 });
    expect(await start()).toMatchObject({ state: 'failed', status: 401, error: 'No API key came.' });
  });

  it('keeps what had come before the stream broke off with an error', async () => {
    answer(['data: {"choices":[{"delta":{"content":"Half"}}]}\n\ndata: {"error":{"message":"Upstream broke."}}\n\n']);
    expect(await start()).toMatchObject({ state: 'failed', text: 'Half', error: 'Upstream broke.' });
  });

  it('fails, and does not end well, on what is not JSON', async () => {
    answer(['data: <html>\n\n']);
    expect((await start()).state).toBe('failed');
  });

  it('that was stopped has no error', async () => {
    const controller = new AbortController();
    vi.stubGlobal('fetch', vi.fn(() => Promise.reject(new DOMException('stopped', 'AbortError'))));
    controller.abort();
    expect(await run('ollama', prompt, '', () => {}, controller.signal)).toMatchObject({ state: 'stopped', error: null });
  });
});
