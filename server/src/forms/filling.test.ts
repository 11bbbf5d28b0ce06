import type { FormFieldId, FormProposalId } from '@cloudseat/shared/nouns/ids.ts';
import {
  AgentId,
  FormFieldId as FieldId,
  FormProposalId as ProposalId,
} from '@cloudseat/shared/nouns/ids.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../platform/errors.ts';
import { getCompleteValues } from './completed-form.ts';
import {
  answerProposal,
  emptyFilling,
  type Filling,
  propose,
  revisionOf,
  withdrawProposal,
  writeField,
} from './filling.ts';
import { rightValues, testForm } from './form.test-support.ts';

const agentId = AgentId.parse('agent-1');
const fieldIds = ['trade-name', 'scope', 'family-members'].map((id) => FieldId.parse(id));
const scope = FieldId.parse('scope');
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'ok';
  } catch (error) {
    return error instanceof AppError ? error.code : 'other';
  }
};
const write = (
  filling: Filling,
  fieldId: FormFieldId,
  value: string,
  revision = revisionOf(filling, fieldId),
) => writeField(filling, testForm, { fieldId, value, revision }, 1);
const offer = (filling: Filling, id: string, value: string, fieldId = scope) => {
  const proposalId = ProposalId.parse(id);
  const revision = revisionOf(filling, fieldId);
  return propose(filling, testForm, { proposalId, fieldId, value, revision, agentId }, 1);
};
const stateOf = (filling: Filling, id: string) =>
  filling.proposals.find(({ proposalId }) => proposalId === id)?.state;

describe('a form that is filled in', () => {
  it('takes a write for the revision it was made on only', () => {
    const filling = write(emptyFilling, scope, '小面');
    expect(codeOf(() => write(filling, scope, '豆花', 0))).toBe('CHANGED_MEANWHILE');
    expect(write(filling, scope, ' 豆花 ').fields[scope]).toMatchObject({ value: '豆花', revision: 2 });
    expect(codeOf(() => write(filling, FieldId.parse('none'), 'x'))).toBe('NOT_FOUND');
  });
  it('is never written by a proposal, until it is confirmed', () => {
    const proposed = offer(write(emptyFilling, scope, '小面'), 'p1', '豆花');
    expect(proposed.fields[scope]?.value).toBe('小面');
    const confirmed = answerProposal(proposed, ProposalId.parse('p1'), true, 2);
    expect([confirmed.fields[scope]?.value, stateOf(confirmed, 'p1')]).toEqual(['豆花', 'confirmed']);
    expect(codeOf(() => answerProposal(confirmed, ProposalId.parse('p1'), true, 3))).toBe('PROPOSAL_CLOSED');
  });
  it('lets a proposal go stale with the write that passes it, and takes back one that waits', () => {
    const written = write(offer(emptyFilling, 'p1', '豆花'), scope, '小面');
    expect(stateOf(written, 'p1')).toBe('stale');
    expect(codeOf(() => answerProposal(written, ProposalId.parse('p1'), true, 2))).toBe('PROPOSAL_CLOSED');
    const back = withdrawProposal(offer(emptyFilling, 'p2', '豆花'), ProposalId.parse('p2'));
    expect(codeOf(() => answerProposal(back, ProposalId.parse('p2'), true, 2))).toBe('PROPOSAL_CLOSED');
  });
  it('has several proposals wait, one a field', () => {
    const several = offer(offer(emptyFilling, 'p1', '豆花'), 'p2', '老王小面', FieldId.parse('trade-name'));
    expect(several.proposals.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    expect(offer(several, 'p3', '小面').proposals.map(({ proposalId }) => proposalId)).toEqual(['p2', 'p3']);
  });
  it('takes no proposal that would not be right, or for what is not asked', () => {
    expect(codeOf(() => offer(emptyFilling, 'p', '123', FieldId.parse('operator-id')))).toBe('FORM_VALUE');
    expect(codeOf(() => offer(emptyFilling, 'p', '张三', FieldId.parse('family-members')))).toBe(
      'FORM_VALUE',
    );
  });
  it('is complete when every field that is asked for is right', () => {
    let filling = emptyFilling;
    for (const [fieldId, value] of Object.entries(rightValues)) {
      expect(codeOf(() => getCompleteValues(testForm, filling))).toBe('FORM_INCOMPLETE');
      filling = write(filling, FieldId.parse(fieldId), value);
    }
    expect(getCompleteValues(testForm, filling)).toEqual(rightValues);
  });
});

/** Two devices of the applicant and an agent, each with the revisions they saw last, which may be old. */
type Act =
  | { kind: 'write' | 'propose'; field: number; value: string; age: number }
  | { kind: 'confirm' | 'decline' | 'withdraw'; pick: number };
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('write' as const, 'propose' as const),
    field: fc.nat(1),
    value: fc.constantFrom('甲', '乙', '丙', '丁'),
    age: fc.nat(2),
  }),
  fc.record({
    kind: fc.constantFrom('confirm' as const, 'decline' as const, 'withdraw' as const),
    pick: fc.nat(9),
  }),
);

it('whatever comes in whatever order: a value is the last write or confirmation that was taken, and each moves one revision', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      let filling = emptyFilling;
      const made: {
        id: FormProposalId;
        field: FormFieldId;
        value: string;
        revision: number;
        isOpen: boolean;
      }[] = [];
      const model = new Map<FormFieldId, { value: string; revision: number }>();
      const put = (field: FormFieldId, value: string) => {
        model.set(field, { value, revision: (model.get(field)?.revision ?? 0) + 1 });
        for (const each of made) if (each.field === field) each.isOpen = false;
      };
      for (const [index, each] of acts.entries()) {
        if ('field' in each) {
          const field = fieldIds[each.field] ?? scope;
          const current = model.get(field)?.revision ?? 0;
          const revision = Math.max(0, current - each.age);
          const isNow = revision === current;
          if (each.kind === 'write') {
            const code = codeOf(() => {
              filling = write(filling, field, each.value, revision);
            });
            expect(code).toBe(isNow ? 'ok' : 'CHANGED_MEANWHILE');
            if (isNow) put(field, each.value);
          } else {
            const id = ProposalId.parse(`p${index}`);
            const wish = { proposalId: id, fieldId: field, value: each.value, revision, agentId };
            const code = codeOf(() => {
              filling = propose(filling, testForm, wish, index);
            });
            expect(code).toBe(isNow ? 'ok' : 'CHANGED_MEANWHILE');
            if (!isNow) continue;
            for (const other of made) if (other.field === field) other.isOpen = false;
            made.push({ id, field, value: each.value, revision, isOpen: true });
          }
        } else {
          const target = made[each.pick % Math.max(1, made.length)];
          if (!target) continue;
          const code = codeOf(() => {
            filling =
              each.kind === 'withdraw'
                ? withdrawProposal(filling, target.id)
                : answerProposal(filling, target.id, each.kind === 'confirm', index);
          });
          expect(code === 'ok').toBe(target.isOpen);
          if (!target.isOpen) continue;
          target.isOpen = false;
          if (each.kind === 'confirm') put(target.field, target.value);
        }
        const now = Object.entries(filling.fields).map(([id, { value, revision }]) => [
          id,
          { value, revision },
        ]);
        expect(Object.fromEntries(now)).toEqual(Object.fromEntries(model));
      }
    }),
    { numRuns: 300 },
  );
});
