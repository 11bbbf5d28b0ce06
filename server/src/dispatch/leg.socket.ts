import { type AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallRepository } from '../call/call.repository.ts';
import { findRunningLeg } from '../call/running-leg.ts';
import type { RequestHandlers } from '../identity/principal.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { sha256Hex } from '../platform/ids.ts';
import type { AskAgentInput, CallCommands, CallRecord } from './dispatch-types.ts';
import type { LegTargetsSource } from './leg-targets.ts';

type Dependencies = {
  dispatch: Pick<CallCommands, 'askAgent' | 'endLeg' | 'handOver' | 'end' | 'findCall' | 'getCall'>;
  targets: LegTargetsSource;
  calls: Pick<CallRepository, 'setTransfer'>;
};
type Handlers = Pick<
  RequestHandlers,
  | 'call:listTargets'
  | 'call:transfer'
  | 'call:cancelTransfer'
  | 'call:consult'
  | 'call:endConsult'
  | 'call:handOver'
>;

/** Passing a running call on, and asking a colleague into it. */
export function createLegHandlers({ dispatch, targets, calls }: Dependencies): Handlers {
  const getOwn = async (callId: CallId, agentId: AgentId): Promise<CallRecord> => {
    const call = await dispatch.getCall(callId);
    if (call.agentId !== agentId || call.parentId !== null) throw notFound('the call');
    return call;
  };
  /** Ends the leg if it is of this kind; another one is not what was meant. */
  const endOwnLeg = async (call: CallRecord, agentId: AgentId, kind: CallRecord['kind']) => {
    const leg = call.legId === null ? null : await dispatch.findCall(call.legId);
    if (leg?.kind === kind) await dispatch.endLeg(call.callId, agentId);
  };
  const ask = (input: AskAgentInput, call: CallRecord) =>
    input.way === 'direct' ? passOn(input, call, { dispatch, calls }) : dispatch.askAgent(input);

  return {
    async 'call:listTargets'({ callId }, { principal }) {
      return targets.list(await getOwn(callId, principal.agentId));
    },
    async 'call:transfer'({ requestId, callId, way, target }, { principal: { agentId } }) {
      const call = await getOwn(callId, agentId);
      const resolved = await targets.resolve(call, target);
      await ask({ callId, agentId, way, legId: legIdOf(callId, requestId), target: resolved }, call);
      return {};
    },
    async 'call:cancelTransfer'({ callId }, { principal: { agentId } }) {
      await endOwnLeg(await getOwn(callId, agentId), agentId, 'transfer');
      return {};
    },
    async 'call:consult'({ requestId, callId, target }, { principal: { agentId } }) {
      const call = await getOwn(callId, agentId);
      const resolved = await targets.resolve(call, target);
      const legId = legIdOf(callId, requestId);
      await dispatch.askAgent({ callId, agentId, way: 'consult', legId, target: resolved });
      return {};
    },
    async 'call:endConsult'({ callId }, { principal: { agentId } }) {
      const call = await dispatch.getCall(callId);
      if (call.agentId === agentId) await endOwnLeg(call, agentId, 'consult');
      else {
        const leg = await findRunningLeg(call, dispatch.findCall);
        if (leg?.agentId !== agentId) throw notFound('the call');
        await dispatch.end({ callId: leg.callId, by: 'agent', agentId });
      }
      return {};
    },
    async 'call:handOver'({ callId }, { principal: { agentId } }) {
      const call = await getOwn(callId, agentId);
      const leg = await findRunningLeg(call, dispatch.findCall);
      if (leg?.kind !== 'consult')
        throw new AppError('CALL_STATE', 'nobody is consulted', { state: call.state });
      await dispatch.handOver(callId, agentId);
      return {};
    },
  };
}

/** Made of the request's id: a repeat names the same leg. */
const legIdOf = (callId: CallId, requestId: string): CallId =>
  CallId.parse(sha256Hex(`${callId}/${requestId}`).slice(0, 32));

/** The applicant's next view says that the call is passed on, so that is noted before it is. */
async function passOn(
  input: AskAgentInput,
  { fence, state }: CallRecord,
  { dispatch, calls }: Pick<Dependencies, 'dispatch' | 'calls'>,
): Promise<void> {
  const { callId, agentId } = input;
  if (fence === null || state !== 'active')
    throw new AppError('CALL_STATE', 'only a talk is passed on', { state });
  await calls.setTransfer(callId, { fence, agentId });
  try {
    await dispatch.askAgent(input);
  } catch (error) {
    await calls.setTransfer(callId, null);
    throw error;
  }
}
