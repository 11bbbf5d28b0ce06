import { isTerminal } from '../../call/call-state.ts';
import type { HoldInput } from '../dispatch-types.ts';
import type { Outcome } from './model-ends.ts';
import { type Model, type ModelCall, setActivity } from './model-state.ts';

export function setHold(model: Model, { callId, agentId, wish, keptBy }: HoldInput): Outcome {
  const call = model.calls.get(callId);
  if (!call) return 'NOT_FOUND';
  if (isTerminal(call.state)) return 'CALL_ENDED';
  const runs = call.kind === 'talk' && (call.state === 'active' || call.state === 'transferring');
  if (!runs || call.agentId !== agentId) return 'CALL_STATE';
  if (wish === 'hold' && call.telephone === 'on') return 'CALL_STATE';
  if (wish === 'resume') return bringBack(model, call, keptBy ?? null);
  if (call.heldAt === null) {
    call.heldAt = model.now;
    call.keptBy = keptBy ?? null;
    setActivity(model, model.agent(agentId), 'onHold');
  } else if (keptBy === undefined) call.isHeldToo = call.keptBy !== null;
  else {
    call.isHeldToo ||= call.keptBy === null;
    call.keptBy = keptBy;
  }
  return call.state;
}

function bringBack(model: Model, call: ModelCall, keptBy: string | null): Outcome {
  if (keptBy === null && call.keptBy !== null) return 'CALL_STATE';
  if (keptBy !== call.keptBy) return call.state;
  call.keptBy = null;
  if (call.isHeldToo) call.isHeldToo = false;
  else resume(model, call);
  return call.state;
}

export function resume(model: Model, call: ModelCall): void {
  if (call.heldAt === null) return;
  endHold(model, call);
  setActivity(model, model.agent(call.agentId), 'onCall');
}

/** With the talk, or with its agent's part in it, ends the hold. */
export function endHold(model: Model, call: ModelCall): void {
  if (call.heldAt === null) return;
  call.heldMs += model.now - call.heldAt;
  call.heldAt = null;
  call.keptBy = null;
  call.isHeldToo = false;
}
