import { ApiProblem, problemOf, Unreachable } from './problem';

export type QueryValue = string | number | boolean | null | undefined | string[];
export type Query = Record<string, QueryValue>;

/** A page of a list; `next` goes into `?after=`. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** A value and the version that an update of it has to name. */
export interface Tagged<T> {
  value: T;
  etag: string;
}

interface Call {
  query?: Query;
  body?: unknown;
  /** The body as it is, with its media type, instead of JSON. */
  text?: { content: string; type: string };
  ifMatch?: string;
  signal?: AbortSignal;
}

const ROOT = '/admin/v1';

let csrf: string | null = null;
let onLoggedOut: () => void = () => {};

/** The token that the session's answers to `/me` name; sent with everything but GET. */
export function rememberCsrf(token: string | null): void {
  csrf = token;
}

/** Called when an answer says that the session is over. */
export function whenLoggedOut(listener: () => void): void {
  onLoggedOut = listener;
}

/** An address of the admin API, also for links to files. Empty parameters are left out. */
export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') {
        search.append(name, String(one));
      }
    }
  }
  const text = search.toString();
  return ROOT + path + (text ? `?${text}` : '');
}

async function send(method: string, path: string, call: Call): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
  if (call.text) {
    headers['content-type'] = call.text.type;
  } else if (call.body !== undefined) {
    headers['content-type'] = 'application/json';
  }
  if (method !== 'GET' && csrf) {
    headers['x-tollgate-csrf'] = csrf;
  }
  if (method === 'POST') {
    headers['idempotency-key'] = randomId();
  }
  if (call.ifMatch) {
    headers['if-match'] = call.ifMatch;
  }
  const body = call.text ? call.text.content : call.body === undefined ? undefined : JSON.stringify(call.body);
  const init: RequestInit = { method, headers, body, signal: call.signal, credentials: 'same-origin' };
  let response: Response;
  try {
    response = await fetch(address(path, call.query), init);
  } catch (e) {
    if (call.signal?.aborted) {
      throw e;
    }
    throw new Unreachable(e);
  }
  if (!response.ok) {
    const problem = await problemOf(response);
    if (problem.status === 401 && path !== '/me' && path !== '/session') {
      onLoggedOut();
    }
    throw problem;
  }
  return response;
}

async function json<T>(response: Response): Promise<T> {
  if (response.status === 204) {
    return undefined as T;
  }
  const text = await response.text();
  if (text === '') {
    return undefined as T;
  }
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new ApiProblem(response.status, 'The answer is not JSON', text.slice(0, 200));
  }
}

/** Not `crypto.randomUUID`, which pages outside of https and localhost do not have. */
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
}

export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return json<T>(await send('GET', path, { query, signal }));
}

export async function getTagged<T>(path: string, signal?: AbortSignal): Promise<Tagged<T>> {
  const response = await send('GET', path, { signal });
  return { value: await json<T>(response), etag: response.headers.get('etag') ?? '' };
}

export async function post<T>(path: string, body?: unknown, query?: Query): Promise<T> {
  return json<T>(await send('POST', path, { body, query }));
}

export async function postText<T>(path: string, content: string, type: string, query?: Query): Promise<T> {
  return json<T>(await send('POST', path, { text: { content, type }, query }));
}

export async function put<T>(path: string, body: unknown, etag: string): Promise<T> {
  return json<T>(await send('PUT', path, { body, ifMatch: etag }));
}

export async function remove<T = void>(path: string): Promise<T> {
  return json<T>(await send('DELETE', path, {}));
}
