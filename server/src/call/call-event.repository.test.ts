import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { callEvents } from './call.schema.ts';
import { createCallEventRepository } from './call-event.repository.ts';

type Told = [type: string, reason: string | null, version?: number];
const begin: Told = ['telephoneChanged', 'begin'];

describe.each(databaseKinds)('whether a talk was by telephone, in %s', { timeout: 30_000 }, (kind) => {
  const db = useTestDatabase(kind);
  it.each<[string, Told[], boolean]>([
    ['one that was never', [['offerAccepted', null]], false],
    ['since it began', [['offerAccepted', null], begin], true],
    ['with its result', [begin, ['telephoneChanged', 'connected'], ['applicantLost', null]], true],
    ['until it ended', [begin, ['telephoneChanged', 'end']], false],
    ['until the agent was lost', [begin, ['callRequeued', 'agentLost']], false],
    ['until another agent took it', [begin, ['callRequeued', 'agentLost'], ['offerAccepted', null]], false],
    // Put back after Redis lost its data: counted anew, and never by telephone since.
    [
      'before it was lost',
      [
        ['telephoneChanged', 'begin', 9],
        ['offerAccepted', null, 3],
      ],
      false,
    ],
  ])('%s', async (name, told, isByTelephone) => {
    const callId = `by-${kind}-${name}` as CallId;
    await db()
      .insert(callEvents)
      .values(
        told.map(([type, reason, version = null], at) => ({
          ...{ eventId: `${callId}/${at}`, callId, type, reason, version: version ?? at, details: {} },
          happenedAt: new Date(1_800_000_000_000 + at * 1_000),
        })),
      );
    expect(await createCallEventRepository(db()).isByTelephone(callId)).toBe(isByTelephone);
  });
});
