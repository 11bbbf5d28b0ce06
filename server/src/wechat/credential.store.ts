import { readFileSync } from 'node:fs';
import type { FieldCipher } from '../platform/field-cipher.ts';
import { makeId } from '../platform/ids.ts';
import type { Redis } from '../platform/redis.ts';
import { createScriptRunner } from '../platform/redis-scripts.ts';
import { wechatTuning } from '../tuning-wechat.ts';
import type { CredentialKind, WechatKeys } from './wechat-keys.ts';

const scripts = new Map([
  ['release-lock', readFileSync(new URL('./scripts/release-lock.lua', import.meta.url), 'utf8')],
]);

export type CredentialStore = ReturnType<typeof createCredentialStore>;

/** The account's token and ticket, shared by all servers, and the right to fetch them. */
export function createCredentialStore(redis: Redis, keys: WechatKeys, cipher: FieldCipher) {
  const run = createScriptRunner(redis, scripts);
  return {
    async find(kind: CredentialKind): Promise<string | null> {
      const stored = await redis.get(keys.credential(kind));
      return stored === null ? null : cipher.decrypt(stored);
    },
    async put(kind: CredentialKind, value: string, lifeMs: number): Promise<void> {
      await redis.set(keys.credential(kind), cipher.encrypt(value), 'PX', lifeMs);
    },
    /** The holder's name, or null while somebody else has it. A holder that dies has it no longer than `lockMs`. */
    async lock(kind: CredentialKind): Promise<string | null> {
      const holder = makeId();
      const answer = await redis.set(keys.credentialLock(kind), holder, 'PX', wechatTuning.lockMs, 'NX');
      return answer === 'OK' ? holder : null;
    },
    async unlock(kind: CredentialKind, holder: string): Promise<void> {
      await run('release-lock', [keys.credentialLock(kind)], [holder]);
    },
  };
}
