import type { TelephoneStep, TelephoneWish } from '@cloudseat/shared/nouns/telephone.ts';
import { isTerminal } from '../../call/call-state.ts';
import type { Outcome } from './model-ends.ts';
import { resume } from './model-hold.ts';
import { type Model, type ModelCall, watchApplicant } from './model-state.ts';

/** Where each wish leads from each step; what is not named is refused. 'none': not to the telephone at all. */
const leads: Record<TelephoneWish, Partial<Record<TelephoneStep | 'none', TelephoneStep | 'none'>>> = {
  propose: { none: 'proposed', declined: 'proposed', proposed: 'proposed', agreed: 'agreed', on: 'on' },
  agree: { none: 'agreed', proposed: 'agreed', declined: 'agreed', agreed: 'agreed', on: 'on' },
  decline: { none: 'none', proposed: 'declined', agreed: 'declined', declined: 'declined' },
  begin: { agreed: 'on', on: 'on' },
  end: { none: 'none', proposed: 'none', agreed: 'none', declined: 'none', on: 'none' },
  connected: { on: 'on' },
  noAnswer: { on: 'on' },
  wrongNumber: { on: 'on' },
};

export function setTelephone(
  model: Model,
  callId: string,
  agentId: string | null,
  wish: TelephoneWish,
): Outcome {
  const call = model.calls.get(callId);
  if (!call) return 'NOT_FOUND';
  if (isTerminal(call.state)) return 'CALL_ENDED';
  const runs = call.kind === 'talk' && (call.state === 'active' || call.state === 'transferring');
  if (!runs || (agentId !== null && call.agentId !== agentId)) return 'CALL_STATE';
  const before = call.telephone ?? 'none';
  // Who has no page left agrees by answering the telephone.
  const next = leads[wish][before] ?? (wish === 'begin' && call.applicantLostAt !== null ? 'on' : undefined);
  if (next === undefined) return 'CALL_STATE';
  move(model, call, before, next);
  if (wish === 'connected' || wish === 'noAnswer' || wish === 'wrongNumber') call.telephoneResult = wish;
  return call.state;
}

function move(
  model: Model,
  call: ModelCall,
  before: TelephoneStep | 'none',
  next: TelephoneStep | 'none',
): void {
  if (next === 'on' && call.heldAt !== null) resume(model, call);
  call.telephone = next === 'none' ? null : next;
  if (next === before) return;
  call.telephoneResult = '';
  if (next === 'on') watchApplicant(model, call, null);
  else if (before === 'on' && call.applicantLostAt !== null)
    watchApplicant(model, call, 'gone', model.tuning.applicantLostMs);
}
