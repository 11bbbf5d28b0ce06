import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { Message } from '@cloudseat/shared/nouns/message.ts';
import type { CallBrief } from '../call/call-lookup.ts';
import { maskName } from '../identity/masking.ts';
import type { Principal } from '../identity/principal.ts';
import type { QueueClass } from '../queue/queue-class.ts';

export type IsSignedIn = (agentId: AgentId, queueClass: QueueClass) => Promise<boolean>;

/** While no agent has had it yet, any desk that is signed in for the line may answer who waits in it. */
export const standsBy = async (
  { waitsIn = null }: Pick<CallBrief, 'waitsIn'>,
  principal: Principal,
  isSignedIn: IsSignedIn,
): Promise<boolean> =>
  waitsIn !== null && principal.role === 'agent' && isSignedIn(principal.agentId, waitsIn);

/** What desks of the line see: who it is and what was sent is for whoever accepts. */
export const forTheLine = (message: Message): Message[] =>
  message.text === null
    ? []
    : [message.sender === 'applicant' ? { ...message, senderName: maskName(message.senderName) } : message];
