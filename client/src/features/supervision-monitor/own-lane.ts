import type { MonitorLane } from '@cloudseat/shared/contract/monitor-requests.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';

/** Where the server has this page. While the applicant is on hold, whoever speaks to all speaks to the agents. */
export function ownLane(room: Pick<RoomView, 'selfId' | 'participants'> | null): MonitorLane {
  const lane = room?.participants.find(({ participantId }) => participantId === room.selfId)?.lane;
  if (lane === 'whisper') return lane;
  return lane === 'main' || lane === 'private' ? 'main' : 'monitor';
}
