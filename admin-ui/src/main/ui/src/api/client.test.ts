import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { address, get, getTagged, post, put, rememberCsrf, remove, whenLoggedOut } from './client';
import { ApiProblem, Unreachable } from './problem';

const fetching = vi.fn<typeof fetch>();

function answers(status: number, body?: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : body === undefined ? null : JSON.stringify(body);
  fetching.mockResolvedValueOnce(new Response(text, { status, headers }));
}

function sent() {
  const [url, init] = fetching.mock.calls[0] ?? [];
  return { url, method: init?.method, headers: init?.headers as Record<string, string>, body: init?.body };
}

beforeEach(() => {
  fetching.mockReset();
  vi.stubGlobal('fetch', fetching);
});

afterEach(() => {
  rememberCsrf(null);
  whenLoggedOut(() => {});
  vi.unstubAllGlobals();
});

describe('addresses', () => {
  it('leave out what is empty and repeat lists', () => {
    expect(address('/keys', { unit: 'acme/search', status: '', after: null, limit: 50 })).toBe(
      '/admin/v1/keys?unit=acme%2Fsearch&limit=50',
    );
    expect(address('/reports/cost', { filter: ['team:a', 'model:b'] })).toBe(
      '/admin/v1/reports/cost?filter=team%3Aa&filter=model%3Ab',
    );
  });
});

describe('requests', () => {
  it('carry the CSRF token unless they only read', async () => {
    rememberCsrf('token-1');
    answers(200, {});
    await get('/keys');
    expect(sent().headers['x-tollgate-csrf']).toBeUndefined();
    fetching.mockReset();
    answers(204);
    await remove('/quotas/q');
    expect(sent()).toMatchObject({ method: 'DELETE', headers: { 'x-tollgate-csrf': 'token-1' } });
  });

  it('name the version that they update', async () => {
    answers(200, { id: 'k' }, { etag: '"7"' });
    const { value, etag } = await getTagged<{ id: string }>('/keys/k');
    expect(value.id).toBe('k');
    fetching.mockReset();
    answers(200, {});
    await put('/keys/k', { label: 'ci' }, etag);
    expect(sent()).toMatchObject({ method: 'PUT', headers: { 'if-match': '"7"' }, body: '{"label":"ci"}' });
  });

  it('that create have an idempotency key of their own', async () => {
    answers(201, {});
    answers(201, {});
    await post('/keys', {});
    await post('/keys', {});
    const keys = fetching.mock.calls.map(([, init]) => (init?.headers as Record<string, string>)['idempotency-key']);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[0]).not.toBe(keys[1]);
  });
});

describe('failures', () => {
  it('keep what the problem says of the fields', async () => {
    answers(400, { title: 'Invalid', detail: 'No.', errors: [{ pointer: '/label', detail: 'Taken.' }] });
    const problem = await get('/keys').catch((e: unknown) => e);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({ status: 400, title: 'Invalid', message: 'No.' });
    expect((problem as ApiProblem).of('label')).toBe('Taken.');
    expect((problem as ApiProblem).of('/unit')).toBeUndefined();
  });

  it('are told in words where the body is a page or nothing', async () => {
    answers(412);
    await expect(get('/keys/k')).rejects.toMatchObject({ status: 412, title: 'Somebody else changed this meanwhile' });
    answers(502, '<html>Bad gateway</html>');
    await expect(get('/keys/k')).rejects.toMatchObject({ status: 502, detail: '' });
  });

  it('of the session are told to whoever listens, but not those of a login', async () => {
    const listener = vi.fn();
    whenLoggedOut(listener);
    answers(401, {});
    await expect(post('/session', { key: 'wrong' })).rejects.toBeInstanceOf(ApiProblem);
    expect(listener).not.toHaveBeenCalled();
    answers(401, {});
    await expect(get('/keys')).rejects.toBeInstanceOf(ApiProblem);
    expect(listener).toHaveBeenCalledOnce();
  });

  it('to reach the gateway are no answers', async () => {
    fetching.mockRejectedValueOnce(new TypeError('fetch failed'));
    await expect(get('/keys')).rejects.toBeInstanceOf(Unreachable);
  });

  it('include success that is not JSON', async () => {
    answers(200, 'surprise');
    await expect(get('/keys')).rejects.toMatchObject({ title: 'The answer is not JSON' });
  });
});
