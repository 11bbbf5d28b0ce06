import type { RemoteParticipant } from '../../media/types.ts';

type People = Record<'agent' | 'helper' | 'guest' | 'supervisor', RemoteParticipant | undefined>;

/**
 * Whose call it is, by the name that the call's own view gives; the colleague beside them, the guest, and the supervisor who speaks
 * to all, if there are any.
 */
export function findAgents(remotes: readonly RemoteParticipant[], agentName: string): People {
  const agents = remotes.filter(({ role }) => role === 'agent');
  const agent = agents.find(({ displayName }) => displayName === agentName) ?? agents[0];
  return {
    agent,
    helper: agents.find((other) => other !== agent),
    guest: remotes.find(({ role }) => role === 'guest'),
    supervisor: remotes.find(({ role }) => role === 'supervisor'),
  };
}
