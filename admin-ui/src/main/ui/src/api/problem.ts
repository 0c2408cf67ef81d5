/** One field of a request that was refused: a JSON pointer into the body, and why. */
export interface FieldError {
  pointer: string;
  detail: string;
}

/** An answer that is not a success, as RFC 9457 describes it. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly errors: FieldError[] = [],
  ) {
    super(detail || title);
    this.name = 'ApiProblem';
  }

  /** What is said about a field, if anything; pointers are compared without their leading slash. */
  of(pointer: string): string | undefined {
    return this.errors.find((e) => strip(e.pointer) === strip(pointer))?.detail;
  }
}

function strip(pointer: string): string {
  return pointer.replace(/^#?\/?/, '');
}

/** The gateway could not be reached at all. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('The gateway does not answer. Check that it runs and that this machine can reach it.', { cause });
    this.name = 'Unreachable';
  }
}

const TITLES: Record<number, string> = {
  400: 'The request was refused',
  401: 'You are not logged in',
  403: 'You may not do this',
  404: 'There is no such thing, or you may not see it',
  409: 'This clashes with what is there',
  412: 'Somebody else changed this meanwhile',
  428: 'The version is missing',
  429: 'Too many requests',
};

/** Reads a failed answer, whatever its body is. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const text = await response.text();
  const body = parsed(text);
  const fallback = TITLES[response.status] ?? `The gateway answered ${response.status}`;
  if (!body) {
    return new ApiProblem(response.status, fallback, text.startsWith('<') ? '' : text.slice(0, 500));
  }
  return new ApiProblem(
    response.status,
    typeof body.title === 'string' ? body.title : fallback,
    typeof body.detail === 'string' ? body.detail : '',
    Array.isArray(body.errors) ? (body.errors as FieldError[]) : [],
  );
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
