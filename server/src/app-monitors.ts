import type { Floor } from './app-floor.ts';
import type { Sides } from './app-sides.ts';
import type { Announcements } from './gateway/announcements.ts';
import { notFound } from './platform/errors.ts';
import { createMonitorHandlers } from './room/monitor.socket.ts';
import type { MonitorStore } from './room/monitor.store.ts';
import { createMonitors, oversees } from './room/monitors.ts';
import type { Rooms } from './room/rooms.ts';

/** Supervisors in talks of what they oversee. Each step is in the journal of the case once the talk is over. */
export function createMonitorStage(
  { clock, logger }: Floor,
  { dispatch, identity, calls, cases }: Sides,
  { rooms, monitorStore }: { rooms: Rooms; monitorStore: MonitorStore },
  announcements: () => Pick<Announcements, 'monitors'>,
) {
  const monitors = createMonitors({
    ...{ clock, logger, store: monitorStore },
    findCall: (callId) => dispatch.findCall(callId),
    async assertOversees(supervisorId, callId) {
      const { departmentId, regionId } = await identity.getStaff(supervisorId);
      const call = await calls.findCall(callId);
      if (call === null || !oversees({ departmentId, regionId }, call)) throw notFound('the call');
    },
    publish: (callId, told) => announcements().monitors(callId, told),
    note: (callId, { action, supervisorId, lane, at }) =>
      cases
        .noteAside(callId, { actorRole: 'supervisor', actorId: supervisorId, action, details: { lane } }, at)
        .catch((err) =>
          logger.error({ err, callId, action }, 'a supervisor is not in the journal of the case'),
        ),
    follow: async (callId, told) => {
      await rooms.followMonitors(callId, told);
    },
  });
  return { monitors, handlers: createMonitorHandlers(monitors) };
}
