import type { AgentId, ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { Message } from '@cloudseat/shared/nouns/message.ts';
import type { LinkState } from '@cloudseat/shared/nouns/network.ts';
import type { CallBrief, CallLookup } from '../call/call-lookup.ts';
import type { Person } from '../room/call-room.ts';
import type { StillContent } from '../room/room-notices.ts';
import type { FanOut } from './fan-out.store.ts';
import type { Notifier } from './notifier.ts';
import type { Sockets } from './sockets.ts';

type Both = { applicantId: ApplicantId; agentIds: readonly AgentId[] };
type Announcement =
  | { topic: 'message'; to: Both; message: Message }
  | { topic: 'material'; to: Both; material: Material }
  | { topic: 'sessionEnded'; sessionId: string }
  | { topic: 'network'; callId: string; person: Person; link: LinkState }
  | { topic: 'still'; callId: string; person: Person; still: StillContent };

/** What both sides of a call are told apart from its changes of state: published once, sent by whichever server has them. */
export function createAnnouncements(options: {
  fanOut: () => FanOut;
  sockets: () => Sockets;
  notifier: () => Notifier;
  lookup: CallLookup;
  onNetwork: (callId: string, person: Person, link: LinkState) => void;
  onStill: (callId: string, person: Person, still: StillContent) => void;
}) {
  const { fanOut, sockets, notifier, lookup, onNetwork, onStill } = options;
  const publish = (announcement: Announcement) => fanOut().publish(announcement.topic, announcement);
  const publishFleeting = (announcement: Announcement) =>
    fanOut().publishFleeting(announcement.topic, announcement);
  const sidesOf = async (callId: CallBrief['callId']): Promise<Both | null> => {
    const call = await lookup.findCall(callId);
    if (call === null) return null;
    const agentIds = [call.agentId, call.helperId].filter((agentId) => agentId != null);
    return { applicantId: call.applicantId, agentIds };
  };
  return {
    async message(message: Message): Promise<void> {
      const to = await sidesOf(message.callId);
      if (to) await publish({ topic: 'message', to, message });
    },
    async material(material: Material): Promise<void> {
      const to = await sidesOf(material.callId);
      if (to) await publish({ topic: 'material', to, material });
    },
    network: (callId: string, person: Person, link: LinkState) =>
      publishFleeting({ topic: 'network', callId, person, link }),
    still: (callId: string, person: Person, still: StillContent) =>
      publishFleeting({ topic: 'still', callId, person, still }),

    /** Closes the pages of somebody who signed out, wherever they are connected. */
    sessionEnded: (sessionId: string) => publish({ topic: 'sessionEnded', sessionId }),

    handle(payload: unknown): void {
      const announcement = payload as Announcement;
      if (announcement.topic === 'network') {
        onNetwork(announcement.callId, announcement.person, announcement.link);
        return;
      }
      if (announcement.topic === 'still') {
        onStill(announcement.callId, announcement.person, announcement.still);
        return;
      }
      if (announcement.topic === 'sessionEnded') {
        sockets().disconnect(`session:${announcement.sessionId}`);
        return;
      }
      const { applicantId, agentIds } = announcement.to;
      const audiences = [
        `applicant:${applicantId}` as const,
        ...agentIds.map((agentId) => `agent:${agentId}` as const),
      ];
      for (const audience of audiences) {
        if (announcement.topic === 'message')
          sockets().emit(audience, 'message:created', { message: announcement.message });
        else sockets().emit(audience, 'material:added', { material: announcement.material });
      }
      if (announcement.topic === 'material') for (const agentId of agentIds) notifier().markDesk(agentId);
    },
  };
}
