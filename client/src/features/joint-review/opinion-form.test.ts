import { expect, it } from 'vitest';
import { emptyOpinion, readDraft, tidy, writeDraft } from './opinion-form.ts';

const draft = {
  ...emptyOpinion,
  verdict: 'agreeWithConditions' as const,
  text: '  同意 ',
  lines: [
    { lineId: null, text: ' 竣工前复验 ', kind: 'condition' as const },
    { lineId: null, text: ' ', kind: 'condition' as const },
  ],
};

it('comes back from where it was kept as it was written', () => {
  expect(readDraft(writeDraft(draft))).toEqual(draft);
});

it('begins anew where what was kept cannot be read', () => {
  expect(readDraft('{')).toEqual(emptyOpinion);
});

it('is signed without blanks and without empty lines', () => {
  expect(tidy(draft)).toMatchObject({ text: '同意', lines: [{ text: '竣工前复验', kind: 'condition' }] });
});

it('is signed without what belonged to another verdict', () => {
  expect(tidy({ ...draft, verdict: 'agree', askInstead: '住建' })).toMatchObject({
    lines: [],
    askInstead: '',
  });
  expect(tidy({ ...draft, verdict: 'needsCorrection' }).lines).toMatchObject([{ kind: 'correction' }]);
});
