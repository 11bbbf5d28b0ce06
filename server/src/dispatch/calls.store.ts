import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { notFound } from '../platform/errors.ts';
import type { Redis } from '../platform/redis.ts';
import type { ScriptArgument } from '../platform/redis-scripts.ts';
import { printRings } from '../queue/rings.ts';
import type { DispatchTuning } from '../tuning.ts';
import { callFields } from './call-fields.ts';
import { parseCall } from './call-record.ts';
import type { DispatchKeys } from './dispatch-keys.ts';
import type { CallCommands, CallReply } from './dispatch-types.ts';

type Options = {
  redis: Redis;
  run: (script: string, args: readonly ScriptArgument[]) => Promise<unknown[]>;
  keys: DispatchKeys;
  tuning: DispatchTuning;
};

/** The life of a call from the ticket to the end of wrap-up, one script a step. */
export function createCallsStore({ redis, run, keys, tuning }: Options): CallCommands {
  const runFor = async (callId: CallId, script: string, args: readonly ScriptArgument[]) => {
    const reply = await run(script, args);
    return { call: parseReply(callId, reply), more: reply.slice(2) };
  };
  async function findCall(callId: CallId) {
    const fields = await redis.hgetall(keys.call(callId));
    return fields[callFields.state] === undefined ? null : parseCall(callId, fields, tuning);
  }

  return {
    findCall,
    async getCall(callId) {
      const call = await findCall(callId);
      if (call === null) throw notFound('the call');
      return call;
    },
    async findActiveCallOfApplicant(applicantId) {
      const callId = await redis.hget(keys.applicants(applicantId), applicantId);
      return callId === null ? null : findCall(callId as CallId);
    },
    async enqueue(input) {
      const { callId, applicantId, queueClass, priority, ratedMinutes, pageId, nodeId } = input;
      const { isHere = true, kind = 'talk', rings = [], enqueuedAt = '' } = input;
      const { sameAgentId, wasAccepted = false } = input;
      const page = isHere ? [pageId, nodeId] : ['', ''];
      const more = [printRings(rings), enqueuedAt, kind, sameAgentId ?? '', wasAccepted ? '1' : ''];
      const args = [callId, applicantId, queueClass, priority, ratedMinutes, ...page, ...more];
      return (await runFor(callId, 'enqueue', args)).call;
    },
    async leave(callId) {
      return (await runFor(callId, 'leave', [callId])).call;
    },
    async pause(callId) {
      return (await runFor(callId, 'pause', [callId])).call;
    },
    async comeBack(callId, { pageId, nodeId }) {
      return (await runFor(callId, 'come-back', [callId, pageId, nodeId])).call;
    },
    async requestCallback(callId) {
      return (await runFor(callId, 'request-callback', [callId])).call;
    },
    async setPriority({ callId, priority, decidedBy, note }) {
      return (await runFor(callId, 'set-priority', [callId, priority, decidedBy, note])).call;
    },
    async setTelephone({ callId, agentId, wish, sealedNumber }) {
      const args = [callId, agentId ?? '', wish, sealedNumber ?? ''];
      return (await runFor(callId, 'set-telephone', args)).call;
    },
    async setHold({ callId, agentId, wish, keptBy }) {
      return (await runFor(callId, 'set-hold', [callId, agentId, wish, keptBy ?? ''])).call;
    },
    async askAgent({ callId, agentId, way, legId, target }) {
      const { queueClass, agentId: targetId, rings = [] } = target;
      const args = [callId, agentId, way, legId, queueClass, targetId ?? '', printRings(rings)];
      const { call, more } = await runFor(callId, 'ask-agent', args);
      return { ...call, legId: more[0] === '' ? null : (more[0] as CallId) };
    },
    async endLeg(callId, agentId) {
      return (await runFor(callId, 'end-leg', [callId, agentId, 0])).call;
    },
    async handOver(callId, agentId) {
      return (await runFor(callId, 'end-leg', [callId, agentId, 1])).call;
    },
    async accept({ agentId, deskId, callId, fence }) {
      const { call, more } = await runFor(callId, 'accept', [agentId, deskId, callId, fence]);
      return { ...call, acceptedAt: Number(more[0]) };
    },
    async decline({ agentId, deskId, callId, fence, reason, substituteId }) {
      const answer = [agentId, deskId, callId, fence, reason, substituteId ?? ''];
      return (await runFor(callId, 'decline', answer)).call;
    },
    async reportStarted(callId, side) {
      return (await runFor(callId, 'report-started', [callId, side])).call;
    },
    async end({ callId, by, agentId }) {
      const { call, more } = await runFor(callId, 'end', [callId, by, agentId ?? '']);
      return { ...call, endedAt: Number(more[0]) };
    },
    async saveWrapUp(callId, agentId, disposition) {
      return (await runFor(callId, 'save-wrap-up', [callId, agentId, disposition ?? ''])).call;
    },
    async extendWrapUp(callId, agentId) {
      const [wrapUpUntil] = await run('extend-wrap-up', [callId, agentId]);
      return { wrapUpUntil: Number(wrapUpUntil) };
    },
    async setRoom(callId, place) {
      const [roomId, sfuNodeId] = await run('set-room', [callId, place.roomId, place.sfuNodeId]);
      return { roomId: roomId as typeof place.roomId, sfuNodeId: String(sfuNodeId) };
    },
    async clearRoomsOf(sfuNodeId) {
      return (await run('clear-rooms', [sfuNodeId])) as CallId[];
    },
  };
}

const parseReply = (callId: CallId, [state, version]: unknown[]): CallReply => ({
  callId,
  state: state as CallState,
  version: Number(version),
});
