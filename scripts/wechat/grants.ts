// Web authorization: codes that are good once and for five minutes, and what they are exchanged for.
import { randomBytes } from 'node:crypto';
import { WechatFailure } from './failures.ts';
import type { WechatPerson } from './people.ts';

export type Scope = 'snsapi_base' | 'snsapi_userinfo';
export type Grant = { person: WechatPerson; scope: Scope; expiresAt: number };

const minuteMs = 60_000;
const codeMs = 5 * minuteMs;
export const grantSeconds = 7_200;
const refreshMs = 30 * 24 * 60 * minuteMs;

const makeSecret = (prefix: string) => `${prefix}${randomBytes(24).toString('base64url')}`;

export function createGrants(now: () => number) {
  const codes = new Map<string, Grant & { isUsed: boolean }>();
  const grants = new Map<string, Grant>();
  const refreshes = new Map<string, Grant>();

  function grant(person: WechatPerson, scope: Scope) {
    const accessToken = makeSecret('G_');
    grants.set(accessToken, { person, scope, expiresAt: now() + grantSeconds * 1_000 });
    return accessToken;
  }

  return {
    giveCode(person: WechatPerson, scope: Scope): string {
      const code = makeSecret('0');
      codes.set(code, { person, scope, expiresAt: now() + codeMs, isUsed: false });
      return code;
    },

    exchange(code: string) {
      const found = codes.get(code);
      if (!found || (!found.isUsed && found.expiresAt <= now())) throw new WechatFailure(40029);
      if (found.isUsed) throw new WechatFailure(40163);
      found.isUsed = true;
      const { person, scope } = found;
      const refreshToken = makeSecret('R_');
      refreshes.set(refreshToken, { person, scope, expiresAt: now() + refreshMs });
      return { person, scope, accessToken: grant(person, scope), refreshToken };
    },

    refresh(refreshToken: string) {
      const found = refreshes.get(refreshToken);
      if (!found || found.expiresAt <= now()) throw new WechatFailure(40030);
      const { person, scope } = found;
      return { person, scope, accessToken: grant(person, scope), refreshToken };
    },

    get(accessToken: string): Grant {
      const found = grants.get(accessToken);
      if (!found) throw new WechatFailure(40001);
      if (found.expiresAt <= now()) throw new WechatFailure(42001);
      return found;
    },
  };
}
export type Grants = ReturnType<typeof createGrants>;
