import { canonicalJson } from '../dossier/canonical-json.ts';
import { createDrawHashes, type DrawHashes, type Sha256 } from './draw-hashes.ts';
import type { DrawChoice, DrawnPerson, DrawRecord, DrawRound, OpenedDraw } from './draw-record.ts';
import { type DrawStanding, drawStep, emptyStanding } from './repeat-draw.ts';

export const drawChecks = ['file', 'conditions', 'commitment', 'library', 'order', 'names'] as const;
export type DrawCheck = (typeof drawChecks)[number];
/** What is not as it has to be; `place` says where, in the record's own words: `rounds[1].seed`. */
export type DrawFinding = { check: DrawCheck; place: string; expected: string; found: string };
export type DrawReport = {
  about: { caseNumber: string; title: string; unitName: string; sealedSha256: string } | null;
  /** The order can be repeated once the panel was opened; before, only that nothing can be changed any more. */
  isOpened: boolean;
  /** How many of each were looked at; what a sealed record cannot show is not there. */
  counts: Partial<Record<DrawCheck, number>>;
  /** The first is the first thing that differs. */
  findings: DrawFinding[];
};

type Note = (check: DrawCheck, place: string, expected: unknown, found: unknown) => void;
const spell = (value: unknown): string => (typeof value === 'string' ? value : canonicalJson(value));

function checkRound(round: DrawRound, at: string, reviewId: string, hashes: DrawHashes, note: Note): void {
  const { conditions, seed, refs } = round;
  note(
    'conditions',
    `${at}.conditions`,
    round.conditionsSha256,
    hashes.conditionsSha256(reviewId, round.round, conditions),
  );
  note('commitment', `${at}.refs`, round.librarySha256, hashes.librarySha256(refs));
  note('commitment', `${at}.refs`, [...new Set(refs)].sort(), refs);
  if (seed !== null) note('commitment', `${at}.seed`, round.seedSha256, hashes.seedSha256(seed));
}

function checkEntries(
  { rounds }: OpenedDraw,
  sealed: readonly DrawRound[],
  hashes: DrawHashes,
  note: Note,
): number {
  let count = 0;
  for (const [index, round] of sealed.entries()) {
    const entries = rounds.find((each) => each.round === round.round)?.entries ?? [];
    count += entries.length;
    const refs = entries.map((entry) => hashes.refOf(entry)).sort();
    note('library', `opened.rounds[${index}].entries`, round.refs, refs);
  }
  return count;
}

function checkSteps({ sealed, opened }: DrawRecord, hashes: DrawHashes, note: Note): void {
  let standing: DrawStanding = emptyStanding;
  for (const [index, step] of sealed.steps.entries()) {
    const at = `steps[${index}]`;
    const round = sealed.rounds.find((each) => each.round === step.round);
    const entries = opened?.rounds.find((each) => each.round === step.round)?.entries;
    if (!round || !entries || round.seed === null || round.contribution === null) {
      note('order', `${at}.round`, 'a round that was drawn', step.round);
      return;
    }
    const { seed, contribution } = round;
    const again = drawStep({ ...round, seed, contribution, entries }, standing, step.lost, hashes);
    note('order', `${at}.chosen`, again.chosen, step.chosen);
    note('order', `${at}.lacking`, again.lacking, step.lacking);
    standing = again.after;
  }
}

function checkPeople({ sealed, opened }: DrawRecord, hashes: DrawHashes, note: Note): void {
  for (const [index, person] of (opened?.people ?? []).entries()) {
    const at = `opened.people[${index}]`;
    const chosen = sealed.steps
      .filter(({ round }) => round === person.round)
      .flatMap((step): readonly DrawChoice[] => step.chosen)
      .some(({ ref, position }) => ref === person.ref && position === person.position);
    note('names', `${at}.ref`, 'drawn for this place', chosen ? 'drawn for this place' : person.ref);
    note('names', at, identityBehind(person, opened, hashes), hashes.identitySha256(person));
  }
}

const identityBehind = (
  { round, ref }: DrawnPerson,
  opened: OpenedDraw | null,
  hashes: DrawHashes,
): string | undefined =>
  opened?.rounds.find((each) => each.round === round)?.entries.find((entry) => hashes.refOf(entry) === ref)
    ?.identitySha256;

/** Sealed, every drawn place is at least one of the library that was committed to, and none was drawn twice. */
function checkSealedSteps({ sealed }: DrawRecord, note: Note): void {
  for (const [index, { round, chosen }] of sealed.steps.entries()) {
    const refs = sealed.rounds.find((each) => each.round === round)?.refs ?? [];
    for (const { ref } of chosen) note('order', `steps[${index}].chosen`, true, refs.includes(ref));
  }
  const all = sealed.steps.flatMap(({ round, chosen }) => chosen.map(({ ref }) => `${round} ${ref}`));
  note('order', 'steps', new Set(all).size, all.length);
}

/** Repeats a draw from its record as it was handed out, and says what differs. Throws never: what cannot be read is a finding. */
export function verifyDraw(text: string, sha256: Sha256): DrawReport {
  const findings: DrawFinding[] = [];
  const note: Note = (check, place, expected, found) => {
    if (spell(expected ?? null) !== spell(found ?? null))
      findings.push({ check, place, expected: spell(expected ?? null), found: spell(found ?? null) });
  };
  const hashes = createDrawHashes(sha256);
  const counts: DrawReport['counts'] = {};
  let about: DrawReport['about'] = null;
  let isOpened = false;
  try {
    const record = JSON.parse(text) as DrawRecord;
    const { sealed, opened, sealedSha256 } = record;
    const { caseNumber, title, unitName, reviewId, rounds, steps, format } = sealed;
    about = { caseNumber, title, unitName, sealedSha256 };
    isOpened = opened !== null;
    note('file', 'format', 'cloudseat expert draw v1', format);
    note('file', 'text', canonicalJson(record), text.trim());
    note('file', 'sealed', sealedSha256, hashes.hashOf(sealed));
    counts.file = 1;
    for (const [index, round] of rounds.entries())
      checkRound(round, `rounds[${index}]`, reviewId, hashes, note);
    counts.conditions = rounds.length;
    counts.commitment = rounds.length;
    if (opened === null) checkSealedSteps(record, note);
    else {
      counts.library = checkEntries(opened, rounds, hashes, note);
      checkSteps(record, hashes, note);
      checkPeople(record, hashes, note);
      counts.names = opened.people.length;
    }
    counts.order = steps.length;
  } catch (error) {
    findings.push({ check: 'file', place: 'text', expected: 'a record of a draw', found: String(error) });
  }
  const order = (finding: DrawFinding) => drawChecks.indexOf(finding.check);
  return { about, isOpened, counts, findings: findings.sort((left, right) => order(left) - order(right)) };
}
