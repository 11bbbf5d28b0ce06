import { readFileSync } from 'node:fs';
import { SharedDocument } from '@cloudseat/shared/nouns/document.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Redis } from '../platform/redis.ts';
import { createScriptRunner } from '../platform/redis-scripts.ts';
import { documentsTuning } from '../tuning-documents.ts';
import type { Shown } from './room-word.ts';

type Wanted = Omit<SharedDocument, 'version'>;

const scriptName = 'set-shown';
const source = readFileSync(new URL(`./scripts/${scriptName}.lua`, import.meta.url), 'utf8');

export function createShownDocuments(redis: Redis, tenant: string) {
  /** Hash: materialId, fileName, page, agentId, version; a day after the last change. */
  const keyOf = (callId: CallId) => `{cs:${tenant}}:document:${callId}`;
  const run = createScriptRunner(redis, new Map([[scriptName, source]]));
  const set = async (how: 'show' | 'turn' | 'hide', callId: CallId, wanted: Wanted | null) =>
    Number(
      await run(
        scriptName,
        [keyOf(callId)],
        [
          how,
          wanted?.materialId ?? '',
          wanted?.page ?? 0,
          wanted?.agentId ?? '',
          wanted?.fileName ?? '',
          documentsTuning.shownKeptMs,
        ],
      ),
    );
  return {
    async show(callId: CallId, wanted: Wanted): Promise<Shown> {
      const version = await set('show', callId, wanted);
      return { version, document: { ...wanted, version } };
    },
    /** Null when it is not this file that is shown. */
    async turn(callId: CallId, wanted: Wanted): Promise<Shown | null> {
      const version = await set('turn', callId, wanted);
      return version < 0 ? null : { version, document: { ...wanted, version } };
    },
    async hide(callId: CallId): Promise<Shown> {
      return { version: await set('hide', callId, null), document: null };
    },
    async find(callId: CallId): Promise<Shown> {
      const { page, version = '0', ...rest } = await redis.hgetall(keyOf(callId));
      const parsed = SharedDocument.safeParse({ ...rest, page: Number(page), version: Number(version) });
      return { version: Number(version), document: parsed.success ? parsed.data : null };
    },
  };
}
