import type { RemoteParticipant } from '../../media/types.ts';

type Agents = { agent: RemoteParticipant | undefined; helper: RemoteParticipant | undefined };

/** Whose call it is, by the name that the call's own view gives, and the colleague beside them if there is one. */
export function findAgents(remotes: readonly RemoteParticipant[], agentName: string): Agents {
  const agents = remotes.filter(({ role }) => role === 'agent');
  const agent = agents.find(({ displayName }) => displayName === agentName) ?? agents[0];
  return { agent, helper: agents.find((other) => other !== agent) };
}
