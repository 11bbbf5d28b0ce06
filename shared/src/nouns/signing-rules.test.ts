import { expect, it } from 'vitest';
import { caseStates } from './case-states.ts';
import { canSign, purposeOf } from './signing-rules.ts';
import { voucherKinds } from './voucher.ts';

const statesFor = (kind: (typeof voucherKinds)[number]) =>
  caseStates.filter((state) => canSign({ kind, isSuperseded: false }, state));

it('a form is signed while its case is open, a promise while something is to come, a delivery at any time', () => {
  expect(statesFor('completedForm')).toEqual(['open', 'correcting', 'conditional', 'accepted']);
  expect(statesFor('conditional')).toEqual(['conditional']);
  for (const kind of ['acceptance', 'refusal', 'correction', 'decision'] as const)
    expect(statesFor(kind)).toEqual([...caseStates]);
  expect(statesFor('receipt')).toEqual([]);
});

it('what was replaced is not signed, and each paper but a receipt says something by its signature', () => {
  for (const kind of voucherKinds) expect(canSign({ kind, isSuperseded: true }, 'conditional')).toBe(false);
  expect(voucherKinds.filter((kind) => purposeOf(kind) === null)).toEqual(['receipt']);
});
