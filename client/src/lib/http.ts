import type { RouteName, Routes } from '@cloudseat/shared/contract/routes.ts';
import type { z } from 'zod';
import { apiPaths, type RoutePath } from './api-paths.ts';
import { isErrorBody, SignalError } from './signal-error.ts';

type Part<Name extends RouteName, Key extends 'params' | 'query' | 'body'> = Routes[Name] extends {
  [K in Key]: infer Schema extends z.ZodType;
}
  ? { [K in Key]: z.input<Schema> }
  : unknown;
export type ApiInput<Name extends RouteName> = Part<Name, 'params'> &
  Part<Name, 'query'> &
  Part<Name, 'body'>;
export type ApiOutput<Name extends RouteName> = z.output<Routes[Name]['output']>;

type AnyInput = {
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
  body?: unknown;
};

/** A hung request is given up after this; people on a slow phone link still get an answer in it. */
const apiTimeoutMs = 15_000;

type Paths = { [Name in RouteName]?: RoutePath<Name> };
let paths: Paths = apiPaths;

/** Pages bring what only they ask for, before anything else. */
export function addPaths(more: Paths): void {
  paths = { ...paths, ...more };
}

function getPath(name: RouteName): RoutePath<RouteName> {
  const path = paths[name];
  if (path === undefined)
    throw new Error(
      `${name} is not for every page: this one never called addPaths with the table that has it`,
    );
  return path;
}

export function apiUrl(name: RouteName, input: AnyInput = {}): string {
  const path = getPath(name)[1].replace(/:([a-zA-Z]+)/g, (_, key: string) =>
    encodeURIComponent(input.params?.[key] ?? ''),
  );
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined) query.set(key, value);
  }
  const text = query.toString();
  return `/api${path}${text === '' ? '' : `?${text}`}`;
}

/** Address of a material's bytes, for links and pictures. */
export function materialUrl(materialId: string): string {
  return apiUrl('material:content', { params: { materialId } });
}

type ApiArguments<Name extends RouteName> = unknown extends ApiInput<Name> ? [] : [input: ApiInput<Name>];

/** The bytes a route answers with. Rejects with SignalError only. */
export async function apiFile<Name extends RouteName>(
  name: Name,
  ...rest: ApiArguments<Name>
): Promise<Blob> {
  return ask(name, (rest[0] ?? {}) as AnyInput, (response) =>
    response.blob().catch((error: unknown) => {
      throw new SignalError({ code: 'UNAVAILABLE', message: String(error) });
    }),
  );
}

/** Calls a route: `api('matter:get', { params: { matterId } })`. Rejects with SignalError only. */
export async function api<Name extends RouteName>(
  name: Name,
  ...rest: ApiArguments<Name>
): Promise<ApiOutput<Name>> {
  return ask(name, (rest[0] ?? {}) as AnyInput, (response) => readJson(response) as Promise<ApiOutput<Name>>);
}

async function ask<Result>(
  name: RouteName,
  input: AnyInput,
  read: (response: Response) => Promise<Result>,
): Promise<Result> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), apiTimeoutMs);
  try {
    const response = await send(name, input, abort.signal);
    if (response.ok) return await read(response);
    throw errorOfBody(await readJson(response)) ?? errorOfStatus(response.status);
  } finally {
    clearTimeout(timer);
  }
}

async function send(name: RouteName, input: AnyInput, signal: AbortSignal): Promise<Response> {
  const hasBody = input.body !== undefined;
  const [method] = getPath(name);
  const address = apiUrl(name, input);
  try {
    return await fetch(address, {
      method,
      credentials: 'same-origin',
      headers: hasBody ? { 'content-type': 'application/json' } : {},
      ...(hasBody ? { body: JSON.stringify(input.body) } : {}),
      signal,
    });
  } catch (error) {
    const code = signal.aborted ? 'TIMEOUT' : 'UNAVAILABLE';
    throw new SignalError({ code, message: error instanceof Error ? error.message : 'fetch failed' });
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

function errorOfBody(body: unknown): SignalError | null {
  const inner = typeof body === 'object' && body !== null && 'error' in body ? body.error : body;
  return isErrorBody(inner) ? new SignalError(inner) : null;
}

/** Something between us and the server answered, in a body that is not ours. */
function errorOfStatus(status: number): SignalError {
  const message = `HTTP ${status}`;
  if (status === 404) return new SignalError({ code: 'NOT_FOUND', message });
  if (status === 401) return new SignalError({ code: 'UNAUTHENTICATED', message });
  if (status === 413) return new SignalError({ code: 'FILE_TOO_LARGE', message });
  if (status === 429) return new SignalError({ code: 'RATE_LIMITED', message });
  if (status === 502 || status === 503 || status === 504) {
    return new SignalError({ code: 'UNAVAILABLE', message });
  }
  return new SignalError({ code: 'INTERNAL', message });
}
