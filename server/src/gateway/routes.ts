import { type RouteName, routes } from '@cloudseat/shared/contract/routes.ts';
import type { Role } from '@cloudseat/shared/nouns/role.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { PlainRouteName, Principal, RouteContext, RouteHandlers } from '../identity/principal.ts';
import { AppError } from '../platform/errors.ts';
import {
  type Authenticate,
  clearSessionCookie,
  findCookie,
  setCookie,
  setSessionCookie,
} from './authenticate.ts';

type Definition = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  output: z.ZodType;
  errors: readonly string[];
  roles: readonly string[];
  summary: string;
};
/** `publicOrigin`: where people reach it, if that is known. */
type Door = { isSecure: boolean; publicOrigin: string | null };
type AnyHandler = (input: unknown, context: RouteContext) => Promise<unknown>;

/**
 * Registers every plain route of the contract: who may, what is taken and what is given come from the table, the handler
 * holds the rest.
 */
export function registerRoutes(
  app: FastifyInstance,
  handlers: RouteHandlers,
  options: { authenticate: Authenticate } & Door,
): void {
  const admitted = new WeakMap<FastifyRequest, readonly Principal[]>();
  const api = app.withTypeProvider<ZodTypeProvider>();
  for (const [name, handler] of Object.entries(handlers) as Array<[PlainRouteName, AnyHandler]>) {
    const definition: Definition = routes[name];
    api.route({
      method: definition.method,
      url: definition.path,
      schema: {
        summary: definition.summary,
        operationId: name,
        description: `For: ${definition.roles.join(', ')}. Errors: ${definition.errors.join(', ') || 'the common ones'}.`,
        ...(definition.params && { params: definition.params }),
        ...(definition.query && { querystring: definition.query }),
        ...(definition.body && { body: definition.body }),
        response: { 200: definition.output },
      },
      // Before the body is looked at: who may not ask learns nothing of what would fit.
      onRequest: async (request) => {
        admitted.set(request, await admit(name, request, options.authenticate));
      },
      handler: async (request, reply) => {
        const principals = admitted.get(request) ?? [];
        const input = { params: request.params, query: request.query, body: request.body };
        return handler(input, makeContext(request, reply, principals, options));
      },
    });
  }
}

/** The browser's principals that the route lets in; UNAUTHENTICATED or FORBIDDEN when there is none. */
export async function admit(
  name: RouteName,
  request: FastifyRequest,
  authenticate: Authenticate,
): Promise<readonly Principal[]> {
  const roles: readonly Role[] = routes[name].roles;
  const all = await authenticate(request);
  // No route is for guests: where anybody may ask they are one of them.
  const allowed = all.filter(
    (principal): principal is Principal => principal.role !== 'guest' && roles.includes(principal.role),
  );
  if (allowed.length > 0 || roles.includes('anonymous')) return allowed;
  if (all.length === 0) throw new AppError('UNAUTHENTICATED', `${name} needs a session: sign in first`);
  throw new AppError('FORBIDDEN', `${name} is not for ${all.map((principal) => principal.role).join(', ')}`);
}

function makeContext(
  request: FastifyRequest,
  reply: FastifyReply,
  principals: readonly Principal[],
  { isSecure, publicOrigin }: Door,
): RouteContext {
  return {
    principals,
    principal: principals[0] ?? null,
    ip: request.ip,
    origin: publicOrigin ?? `${request.protocol}://${request.host}`,
    cookies: {
      find: (name) => findCookie(request.headers, name, isSecure),
      set: (name, value, maxAgeSeconds) => setCookie(reply, { name, value, maxAgeSeconds }, isSecure),
    },
    redirect: (address) => void reply.code(302).header('location', address),
    setSession: (side, token, maxAgeSeconds) => setSessionCookie(reply, side, token, maxAgeSeconds, isSecure),
    clearSession: (side) => clearSessionCookie(reply, side, isSecure),
  };
}
