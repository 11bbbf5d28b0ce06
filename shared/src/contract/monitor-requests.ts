import { z } from 'zod';
import { CallId, RoomId } from '../nouns/ids.ts';
import { request } from './define.ts';

const supervisor = ['supervisor'] as const;
/** monitor 监听: hears all, and nobody knows. whisper 耳语: the agent hears them as well. main 强插: everybody does. */
export const MonitorLane = z.enum(['monitor', 'whisper', 'main']);
export type MonitorLane = z.infer<typeof MonitorLane>;

/**
 * A supervisor in a running talk of what they oversee. They come in as a monitor, then join the room as its participants do
 * (room:join) and send whatever they like: who gets it is the server's to say. Each step is in the journal of the case.
 */
export const monitorRequests = {
  /** From this page; another page of the same supervisor is out. */
  'monitor:enter': request({
    input: z.object({ callId: CallId }),
    output: z.object({ roomId: RoomId }),
    errors: ['NOT_FOUND', 'ROOM_NOT_OPEN'],
    roles: supervisor,
  }),
  'monitor:setLane': request({
    input: z.object({ callId: CallId, lane: MonitorLane }),
    output: z.object({}),
    errors: ['NOT_FOUND', 'ROOM_NOT_OPEN'],
    roles: supervisor,
  }),
  'monitor:leave': request({
    input: z.object({ callId: CallId }),
    output: z.object({}),
    errors: ['NOT_FOUND'],
    roles: supervisor,
  }),
};
