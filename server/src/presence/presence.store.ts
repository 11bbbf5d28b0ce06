import { statusReasons } from '@cloudseat/shared/nouns/agent-choices.ts';
import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Redis } from '../platform/redis.ts';
import type { ScriptArgument } from '../platform/redis-scripts.ts';
import { parseAgent, printClasses } from './agent-record.ts';
import type { PresenceCommands, SetStatusInput } from './presence-types.ts';

type Options = {
  redis: Redis;
  /** Runs a dispatch script on this tenant and throws what its failure code stands for. */
  run: (script: string, args: readonly ScriptArgument[]) => Promise<unknown[]>;
  agentKey: (agentId: AgentId) => string;
};

/** Who is there: agents and their desks, applicants and their pages, the leases of both. */
export function createPresenceStore({ redis, run, agentKey }: Options): PresenceCommands {
  async function findAgent(agentId: AgentId) {
    const fields = await redis.hgetall(agentKey(agentId));
    return fields.status === undefined ? null : parseAgent(agentId, fields);
  }

  return {
    findAgent,
    async getAgent(agentId) {
      const agent = await findAgent(agentId);
      if (agent === null) throw notFound('the agent');
      return agent;
    },
    async signIn(agentId, classes, wrapUpMode = 'timed') {
      await run('sign-in', [agentId, printClasses(classes), wrapUpMode]);
    },
    async setStatus(input) {
      assertReason(input);
      await run('set-status', [input.agentId, input.deskId, input.status, input.reason ?? '']);
    },
    async claimDesk({ agentId, deskId, nodeId, takesOver }) {
      const [desk, liveDeskId, deskSince, previous] = await run('claim-desk', [
        agentId,
        deskId,
        nodeId,
        takesOver ? 1 : 0,
      ]);
      return {
        desk: desk as 'live' | 'elsewhere',
        liveDeskId: String(liveDeskId),
        deskSince: Number(deskSince),
        previousDeskId: previous === '' ? null : String(previous),
      };
    },
    async agentDisconnected(agentId, deskId) {
      await run('agent-disconnected', [agentId, deskId]);
    },
    async applicantConnected(callId, pageId, nodeId) {
      const [state, version, previous] = await run('applicant-connected', [callId, pageId, nodeId]);
      const previousPageId = previous === '' ? null : String(previous);
      return { callId, state: state as CallState, version: Number(version), pageId, previousPageId };
    },
    async applicantDisconnected(callId, pageId) {
      await run('applicant-disconnected', [callId, pageId]);
    },
    async heartbeat({ nodeId, agents }) {
      const desks = agents.flatMap(({ agentId, deskId }) => [agentId, deskId]);
      const [isKnown, agentIds] = await run('heartbeat', [nodeId, ...desks]);
      return { agentIds: agentIds as AgentId[], isKnown: isKnown === 1 };
    },
  };
}

function assertReason({ status, reason }: SetStatusInput): void {
  const allowed: readonly string[] = statusReasons[status];
  const fits = reason === null ? allowed.length === 0 : allowed.includes(reason);
  if (!fits)
    throw new AppError('STATUS_NOT_ALLOWED', `${reason ?? 'no reason'} does not explain ${status}`, {
      status,
      reason,
    });
}
