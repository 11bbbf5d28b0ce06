import type { RequestHandlers } from '../identity/principal.ts';
import type { MonitorStage } from './monitors.ts';

/** A supervisor enters a talk silently, and says by themself who hears them. */
export const createMonitorHandlers = (
  monitors: MonitorStage,
): Pick<RequestHandlers, 'monitor:enter' | 'monitor:setLane' | 'monitor:leave'> => ({
  async 'monitor:enter'({ callId }, { principal, pageId }) {
    return { roomId: await monitors.enter(callId, principal.agentId, pageId) };
  },
  async 'monitor:setLane'({ callId, lane }, { principal, pageId }) {
    await monitors.setLane(callId, principal.agentId, pageId, lane);
    return {};
  },
  async 'monitor:leave'({ callId }, { principal, pageId }) {
    await monitors.leave(callId, principal.agentId, pageId);
    return {};
  },
});
