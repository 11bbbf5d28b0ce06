import { type CaseStateName, isCaseOpen } from './case-states.ts';
import type { SignaturePurpose } from './signature.ts';
import type { VoucherKind } from './voucher.ts';

// Without zod, as case-states.ts.

const purposes: Record<VoucherKind, SignaturePurpose | null> = {
  completedForm: 'form',
  conditional: 'commitment',
  acceptance: 'delivery',
  refusal: 'delivery',
  correction: 'delivery',
  decision: 'delivery',
  jointOpinion: 'delivery',
  expertReport: 'delivery',
  expertScores: 'delivery',
  receipt: null,
};

/**
 * What its applicant says by signing a paper: that a form is true, that what a conditional acceptance lacks will come (承诺书),
 * that a paper reached them (送达回证). Null for a receipt, which is the authority's own word.
 */
export const purposeOf = (kind: VoucherKind): SignaturePurpose | null => purposes[kind];

/** Whether it may be signed now. Who was served a paper may say so at any time; a promise ends with the state it is for. */
export function canSign(
  { kind, isSuperseded }: { kind: VoucherKind; isSuperseded: boolean },
  state: CaseStateName,
): boolean {
  if (isSuperseded) return false;
  const purpose = purposes[kind];
  if (purpose === 'form') return isCaseOpen(state);
  return purpose === 'commitment' ? state === 'conditional' : purpose === 'delivery';
}
