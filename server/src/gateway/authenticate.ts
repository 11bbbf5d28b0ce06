import type { Side } from '@cloudseat/shared/nouns/role.ts';
import { parseCookie } from 'cookie';
import type { FastifyReply } from 'fastify';
import type { AnyPrincipal, CookieName } from '../identity/principal.ts';

type FindPrincipal = (side: Side, token: string) => Promise<AnyPrincipal | null>;
/** Takes anything with headers: a Fastify request or a socket's upgrade request. */
export type Authenticate = (request: {
  headers: { cookie?: string | undefined };
}) => Promise<readonly AnyPrincipal[]>;

/** Under https the name itself forbids a cookie set by a neighbour host or over plain http. */
const cookieName = (name: Side | CookieName, isSecure: boolean) =>
  `${isSecure ? '__Host-' : ''}cloudseat-${name}`;

export function createAuthenticate(findPrincipal: FindPrincipal, isSecure: boolean): Authenticate {
  return async (request) => {
    const cookies = parseCookie(request.headers.cookie ?? '');
    const found = await Promise.all(
      (['applicant', 'staff', 'guest'] as const).map((side) => {
        const token = cookies[cookieName(side, isSecure)];
        return token ? findPrincipal(side, token) : null;
      }),
    );
    return found.filter((principal) => principal !== null);
  };
}

const attributes = (isSecure: boolean) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure }) as const;

export function setSessionCookie(
  reply: FastifyReply,
  side: Side,
  token: string,
  maxAgeSeconds: number,
  isSecure: boolean,
): void {
  reply.setCookie(cookieName(side, isSecure), token, { ...attributes(isSecure), maxAge: maxAgeSeconds });
}

export function clearSessionCookie(reply: FastifyReply, side: Side, isSecure: boolean): void {
  reply.clearCookie(cookieName(side, isSecure), attributes(isSecure));
}

export function findCookie(headers: { cookie?: string | undefined }, name: CookieName, isSecure: boolean) {
  return parseCookie(headers.cookie ?? '')[cookieName(name, isSecure)] ?? null;
}

export function setCookie(
  reply: FastifyReply,
  { name, value, maxAgeSeconds }: { name: CookieName; value: string; maxAgeSeconds: number },
  isSecure: boolean,
): void {
  reply.setCookie(cookieName(name, isSecure), value, { ...attributes(isSecure), maxAge: maxAgeSeconds });
}
