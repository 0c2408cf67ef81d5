import { DIALECTS, type Dialect, type Growth, type Prompt } from './dialects';

/** What is known of a call so far. */
export interface Call {
  state: 'waiting' | 'streaming' | 'done' | 'failed' | 'stopped';
  request: string;
  status: number | null;
  headers: [string, string][];
  text: string;
  reasoning: string;
  usage: Record<string, unknown>;
  error: string | null;
  firstTokenMillis: number | null;
  tookMillis: number | null;
}

const START: Omit<Call, 'request'> = {
  state: 'waiting', status: null, headers: [], text: '', reasoning: '', usage: {}, error: null, firstTokenMillis: null, tookMillis: null,
};

/** The headers that the gateway adds, in the order of their names. */
export function ownHeaders(headers: Headers): [string, string][] {
  return [...headers].filter(([name]) => name.startsWith('x-tollgate-')).sort(([a], [b]) => a.localeCompare(b));
}

export function grown(call: Call, growth: Growth, since: number, now: number): Call {
  const said = (growth.text ?? '') + (growth.reasoning ?? '') !== '';
  return {
    ...call,
    text: call.text + (growth.text ?? ''),
    reasoning: call.reasoning + (growth.reasoning ?? ''),
    usage: { ...call.usage, ...growth.usage },
    error: growth.error ?? call.error,
    firstTokenMillis: call.firstTokenMillis ?? (said ? now - since : null),
  };
}

/** A message of a stream; `[DONE]` is none. */
function parse(message: string): Record<string, unknown> | null {
  return message === '[DONE]' ? null : (JSON.parse(message) as Record<string, unknown>);
}

function failure(text: string, status: number): string {
  try {
    const growth = DIALECTS.ollama.read(JSON.parse(text) as Record<string, unknown>);
    return growth.error ?? text;
  } catch {
    return text || `The gateway answered ${status}.`;
  }
}

/** Calls the gateway as an application would, without the cookie of this page, and tells each change. */
export async function run(dialect: Dialect, prompt: Prompt, key: string, tell: (call: Call) => void, signal: AbortSignal): Promise<Call> {
  const wire = DIALECTS[dialect];
  const body = wire.body(prompt);
  const since = performance.now();
  let call: Call = { ...START, request: `POST ${wire.path}\n\n${JSON.stringify(body, null, 2)}` };
  const change = (changes: Partial<Call>) => {
    call = { ...call, ...changes };
    tell(call);
  };
  change({});
  try {
    const response = await fetch(wire.path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...wire.headers(key) },
      body: JSON.stringify(body),
      credentials: 'omit',
      signal,
    });
    change({ status: response.status, headers: ownHeaders(response.headers), state: 'streaming' });
    if (!response.ok || !response.body) {
      change({ error: failure(await response.text(), response.status) });
    } else {
      const framing = wire.framing();
      const take = (messages: string[]) => {
        for (const message of messages) {
          const json = parse(message);
          if (json) {
            change(grown(call, wire.read(json), since, performance.now()));
          }
        }
      };
      const decoder = new TextDecoder();
      const reader = response.body.getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        take(framing.push(decoder.decode(part.value, { stream: true })));
      }
      take(framing.push(decoder.decode()));
      take(framing.end());
    }
    change({ state: call.error === null ? 'done' : 'failed', tookMillis: performance.now() - since });
  } catch (e) {
    const stopped = signal.aborted;
    change({
      state: stopped ? 'stopped' : 'failed',
      error: stopped ? null : e instanceof Error ? e.message : String(e),
      tookMillis: performance.now() - since,
    });
  }
  return call;
}
