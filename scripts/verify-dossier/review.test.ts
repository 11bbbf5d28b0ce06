import { piecePath } from '@cloudseat/shared/dossier/expert-evidence.ts';
import { verifyDossier } from '@cloudseat/shared/dossier/verify/verify-dossier.ts';
import { expect, it } from 'vitest';
import { sourceOf } from '../../server/src/test-support/take-dossier.ts';
import { nodeTools } from './node-tools.ts';
import { collect, makeDossier, makeKey } from './test-support/make-dossier.ts';

const key = makeKey();
type Wish = Parameters<typeof makeDossier>[0];
async function check(wish: Omit<Wish, 'key'>) {
  const bytes = await collect(makeDossier({ ...wish, key, hasReview: true }));
  const source = sourceOf(bytes);
  return verifyDossier({ source, tools: nodeTools, trustedKeyIds: [key.keyId] });
}
const score = piecePath('scores/seat-1.json');
const report = piecePath('report.json');
/** As it would be packed and signed if the database had been changed before. */
const write =
  (path: string, text: string): NonNullable<Wish['change']> =>
  (files) =>
    void files.set(path, { kind: 'review', bytes: Buffer.from(text) });

it('the records of an expert review are whole where they are what the journal sealed', async () => {
  const found = await check({});
  expect(found).toMatchObject({ verdict: 'intact', findings: [] });
  expect(found.results.find(({ check: name }) => name === 'review')).toMatchObject({ count: 3 });
});

it('one mark that was changed in the database before the package was made and signed is named', async () => {
  const found = await check({ change: write(score, '{"marks":[29,30],"nonce":"n1"}') });
  expect(found.findings).toEqual([{ check: 'review', problem: 'notAsJournalled', subject: score }]);
});

it('a report that was changed is named, and the signature that stands on it', async () => {
  const found = await check({ change: write(report, '{"conclusion":"notPassed"}') });
  expect(found.findings.map(({ problem, subject, other }) => [problem, subject, other])).toEqual([
    ['notAsJournalled', report, undefined],
    ['otherBasis', piecePath('signatures/seat-1.json'), report],
  ]);
});

it('a record that is gone, and one that nobody sealed, are named', async () => {
  const gone = await check({ change: (files) => void files.delete(score) });
  expect(gone.findings).toEqual([{ check: 'review', problem: 'missing', subject: score }]);
  const added = piecePath('scores/seat-9.json');
  const more = await check({ change: write(added, '{}') });
  expect(more.findings).toEqual([{ check: 'review', problem: 'notInJournal', subject: added }]);
});

it('a mark whose commitment no line has is named, though the archive sealed it', async () => {
  const found = await check({
    changeLines: (lines) => {
      const at = lines.findIndex(({ action }) => action === 'expert.scored');
      lines.splice(at, 1);
    },
  });
  expect(found.findings).toMatchObject([
    { check: 'review', problem: 'notInJournal', subject: score, other: 'expert.scored' },
  ]);
});

it('one changed byte is named by its file', async () => {
  const bytes = await collect(makeDossier({ key, hasReview: true }));
  const at = bytes.indexOf('"nonce":"n1"');
  bytes[at + 10] = 0x32;
  const found = await verifyDossier({
    source: sourceOf(bytes),
    tools: nodeTools,
    trustedKeyIds: [key.keyId],
  });
  expect(found.findings).toMatchObject([
    { problem: 'changed', subject: score },
    { problem: 'notAsJournalled', subject: score },
  ]);
});
