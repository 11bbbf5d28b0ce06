import type { z } from 'zod';
import type { Role } from '../nouns/role.ts';
import type { ErrorCode } from './errors.ts';

/** Errors any request may answer with; a request lists only those beyond them. */
export const commonErrors = [
  'BAD_REQUEST',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'RATE_LIMITED',
  'TIMEOUT',
  'UNAVAILABLE',
  'INTERNAL',
] as const satisfies readonly ErrorCode[];

export type RequestDefinition = {
  input: z.ZodType;
  output: z.ZodType;
  errors: readonly ErrorCode[];
  roles: readonly Role[];
  /** The page gives up waiting for the ack; the server gives up working and answers TIMEOUT. */
  timeoutMs: number;
};

export function request<
  Input extends z.ZodType,
  Output extends z.ZodType,
  const Roles extends readonly Role[],
>(definition: {
  input: Input;
  output: Output;
  errors: readonly ErrorCode[];
  roles: Roles;
  timeoutMs?: number;
}) {
  return { timeoutMs: 8_000, ...definition };
}

export type RouteDefinition = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  output: z.ZodType;
  errors: readonly ErrorCode[];
  roles: readonly Role[];
  summary: string;
};

export type NotificationDefinition = { payload: z.ZodType; to: readonly Role[] };

export function notification<Payload extends z.ZodType>(definition: {
  payload: Payload;
  to: readonly Role[];
}) {
  return definition;
}

/** Bumped when a page of yesterday no longer understands the server of today. */
export const protocolVersion = 2;
