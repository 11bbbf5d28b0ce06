import type { MonitorLane } from '@cloudseat/shared/contract/monitor-requests.ts';
import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import { runningStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { AgentId, CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { MonitorNote, MonitorStore, Monitors } from './monitor.store.ts';
import type { RoomEvent } from './rooms.ts';

/** For the journal, and a mark in the recording; told on one server only. */
export type MonitorChange = {
  action: 'monitor.entered' | 'monitor.laneChanged' | 'monitor.left';
  callId: CallId;
  supervisorId: AgentId;
  /** Where they are from now on; of who left, where they were. */
  lane: MonitorLane;
  at: number;
};
type Options = {
  store: MonitorStore;
  /** NOT_FOUND unless it is a ticket of what this supervisor oversees. */
  assertOversees: (supervisorId: AgentId, callId: CallId) => Promise<void>;
  findCall: (callId: CallId) => Promise<{ state: CallState; parentId: CallId | null } | null>;
  /** To every server, this one included. */
  publish: (callId: CallId, monitors: Monitors) => Promise<void>;
  /** Into the journal, once the talk is over: before that its pages would learn of it. */
  note: (callId: CallId, note: MonitorNote) => Promise<void>;
  /** Brings the media of this server to it; resolves when the node has done so. */
  follow: (callId: CallId, monitors: Monitors) => Promise<void>;
  clock: Clock;
  logger: Logger;
};
export type MonitorStage = ReturnType<typeof createMonitors>;

/** Whoever belongs to no department oversees the whole district; talks are none of a partner region's business. */
export const oversees = (
  { departmentId, regionId }: { departmentId: string | null; regionId: string | null },
  call: { departmentId: string },
): boolean => regionId === null && (departmentId === null || departmentId === call.departmentId);

/** Supervisors who listen in on talks, whisper to the agent, or speak to all. */
export function createMonitors({
  store,
  assertOversees,
  findCall,
  publish,
  follow,
  note,
  clock,
  logger,
}: Options) {
  const listeners = new Set<(change: MonitorChange) => void>();

  async function tell(monitors: Monitors, change: Omit<MonitorChange, 'at'>): Promise<void> {
    const { callId, ...rest } = change;
    logger.info({ callId, ...rest }, 'monitor');
    const spreading = Promise.all([follow(callId, monitors), publish(callId, monitors)]);
    const at = clock.now();
    for (const listener of listeners) listener({ ...change, at });
    await Promise.all([spreading, store.addNote(callId, { ...rest, at })]);
  }

  async function getOwn(callId: CallId, supervisorId: AgentId) {
    const { monitors } = await store.find(callId);
    return monitors.find((monitor) => monitor.supervisorId === supervisorId) ?? null;
  }

  async function leave(callId: CallId, supervisorId: AgentId, pageId: string | null): Promise<void> {
    const own = await getOwn(callId, supervisorId);
    if (own === null || (pageId !== null && own.pageId !== pageId)) return;
    const { isNew, ...left } = await store.drop(callId, supervisorId);
    if (isNew) await tell(left, { action: 'monitor.left', callId, supervisorId, lane: own.lane });
  }

  return {
    async enter(callId: CallId, supervisorId: AgentId, pageId: string): Promise<RoomId> {
      await assertOversees(supervisorId, callId);
      const call = await findCall(callId);
      if (call === null || call.parentId !== null) throw notFound('the call');
      if (!runningStates.includes(call.state))
        throw new AppError('ROOM_NOT_OPEN', 'there is no talk to listen to yet, or any more');
      const { version, monitors: all } = await store.set(callId, { supervisorId, lane: 'monitor', pageId });
      const monitors = { version, monitors: all };
      await tell(monitors, { action: 'monitor.entered', callId, supervisorId, lane: 'monitor' });
      return callId as string as RoomId;
    },
    async setLane(callId: CallId, supervisorId: AgentId, pageId: string, lane: MonitorLane): Promise<void> {
      const own = await getOwn(callId, supervisorId);
      if (own?.pageId !== pageId) throw new AppError('ROOM_NOT_OPEN', 'enter the talk from this page first');
      if (own.lane === lane) return;
      const { version, monitors: all } = await store.set(callId, { supervisorId, lane, pageId });
      const monitors = { version, monitors: all };
      await tell(monitors, { action: 'monitor.laneChanged', callId, supervisorId, lane });
    },
    leave,
    find: store.find,
    /** Whether this page may join the room of the talk. */
    async isIn(callId: CallId, supervisorId: AgentId, pageId: string): Promise<boolean> {
      return (await getOwn(callId, supervisorId))?.pageId === pageId;
    },
    /** A talk that is over has nobody in it. */
    handleEvent({ callId, parentId, to }: RoomEvent): void {
      if (callId === null || parentId !== null || to === null || runningStates.includes(to)) return;
      store
        .find(callId)
        .then(({ monitors }) =>
          Promise.all(monitors.map(({ supervisorId }) => leave(callId, supervisorId, null))),
        )
        .then(() => store.takeNotes(callId))
        .then(async (notes) => {
          for (const each of notes) await note(callId, each);
        })
        .catch((err) => logger.warn({ err, callId }, 'who listened in could not be sent out'));
    },
    onChanged(listener: (change: MonitorChange) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
