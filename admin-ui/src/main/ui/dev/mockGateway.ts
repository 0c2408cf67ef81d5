import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { routes } from './routes.ts';
import { stream } from './streams.ts';

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function answer(request: IncomingMessage, response: ServerResponse, next: () => void) {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (await stream(url.pathname, request, response)) {
    return;
  }
  if (!url.pathname.startsWith('/admin/v1/')) {
    next();
    return;
  }
  const text = request.method === 'GET' ? '' : await bodyOf(request);
  const path = url.pathname.slice('/admin/v1'.length);
  const body = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
  const { status, json } = routes(request.method ?? 'GET', path, url.searchParams, body);
  response.statusCode = status;
  response.setHeader('content-type', status >= 400 ? 'application/problem+json' : 'application/json');
  response.setHeader('etag', '"1"');
  response.end(json === undefined ? '' : JSON.stringify(json));
}

/** Answers `/admin/v1` with made-up data while the page is developed; no part of what is built. */
export function mockGateway(): Plugin {
  return {
    name: 'mock-gateway',
    apply: 'serve',
    configureServer: (server) => {
      server.middlewares.use((request, response, next) => {
        answer(request, response, next).catch(next);
      });
    },
  };
}
