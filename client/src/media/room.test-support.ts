import type { RoomSource, RoomView } from '@cloudseat/shared/nouns/room.ts';

export const source = (producerId: string, kind: RoomSource['source'] = 'camera', isPaused = false) =>
  ({ producerId, source: kind, kind: kind === 'microphone' ? 'audio' : 'video', isPaused }) as RoomSource;

/** A room of the applicant (self) and an agent with these sources. */
export function roomView(
  agentSources: RoomSource[],
  options: { own?: RoomSource[]; isPresent?: boolean; isOnHold?: boolean } = {},
) {
  const person = (participantId: string, role: string, sources: RoomSource[], isConnected: boolean) => ({
    participantId,
    role,
    lane: !options.isOnHold ? 'main' : role === 'applicant' ? 'held' : 'private',
    displayName: role,
    isConnected,
    ...{ networkGrade: 'good', linkStep: 'full', heldStep: null, uplinkLoss: 0, roundTripMs: 0 },
    sources,
  });
  return {
    roomId: 'room',
    callId: 'call',
    version: 1,
    phase: 'live',
    selfId: 'me',
    participants: [
      person('me', 'applicant', options.own ?? [], true),
      person('agent', 'agent', agentSources, options.isPresent ?? true),
    ],
    document: null,
    captions: null,
    sitting: null,
    recording: null,
  } as unknown as RoomView;
}
