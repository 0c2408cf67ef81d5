import { Ndjson, Sse, type Framing } from './events';

export type Dialect = 'openai' | 'anthropic' | 'ollama';

export interface Prompt {
  model: string;
  system: string;
  text: string;
  maxTokens: number;
}

/** What a message of a stream adds to what is shown. */
export interface Growth {
  text?: string;
  reasoning?: string;
  /** As the dialect says it; later ones replace what they name. */
  usage?: Record<string, unknown>;
  error?: string;
}

export interface DialectWire {
  title: string;
  path: string;
  framing: () => Framing;
  headers: (key: string) => Record<string, string>;
  body: (prompt: Prompt) => Record<string, unknown>;
  read: (message: Record<string, unknown>) => Growth;
}

type Json = Record<string, unknown>;

const bearer = (key: string): Record<string, string> => (key ? { authorization: `Bearer ${key}` } : {});
const user = (text: string) => ({ role: 'user', content: text });
const system = (text: string) => (text ? [{ role: 'system', content: text }] : []);
const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const string = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Errors are objects with a message in most dialects, and plain texts in Ollama's. */
function errorOf(message: Json): string | undefined {
  return string(message.error) ?? string(object(message.error).message) ?? (message.error ? JSON.stringify(message.error) : undefined);
}

const openai: DialectWire = {
  title: 'OpenAI',
  path: '/v1/chat/completions',
  framing: () => new Sse(),
  headers: bearer,
  body: ({ model, system: rules, text, maxTokens }) => ({
    model,
    max_completion_tokens: maxTokens,
    stream: true,
    stream_options: { include_usage: true },
    messages: [...system(rules), user(text)],
  }),
  read: (message) => {
    const choices = Array.isArray(message.choices) ? message.choices : [];
    const delta = object(object(choices[0]).delta);
    return {
      text: string(delta.content),
      reasoning: string(delta.reasoning_content),
      usage: message.usage ? object(message.usage) : undefined,
      error: errorOf(message),
    };
  },
};

const anthropic: DialectWire = {
  title: 'Anthropic',
  path: '/v1/messages',
  framing: () => new Sse(),
  headers: (key) => ({ 'anthropic-version': '2023-06-01', ...(key && { 'x-api-key': key }) }),
  body: ({ model, system: rules, text, maxTokens }) => ({
    model,
    max_tokens: maxTokens,
    stream: true,
    ...(rules && { system: rules }),
    messages: [user(text)],
  }),
  read: (message) => {
    const delta = object(message.delta);
    const usage = message.usage ?? object(message.message).usage;
    return {
      text: string(delta.text),
      reasoning: string(delta.thinking),
      usage: usage ? object(usage) : undefined,
      error: message.type === 'error' ? errorOf(message) : undefined,
    };
  },
};

const ollama: DialectWire = {
  title: 'Ollama',
  path: '/api/chat',
  framing: () => new Ndjson(),
  headers: bearer,
  body: ({ model, system: rules, text, maxTokens }) => ({
    model,
    stream: true,
    options: { num_predict: maxTokens },
    messages: [...system(rules), user(text)],
  }),
  read: (message) => {
    const said = object(message.message);
    const { prompt_eval_count, eval_count } = message;
    return {
      text: string(said.content),
      reasoning: string(said.thinking),
      usage: message.done === true ? { prompt_eval_count, eval_count } : undefined,
      error: errorOf(message),
    };
  },
};

export const DIALECTS: Record<Dialect, DialectWire> = { openai, anthropic, ollama };
