import type { LeftOut } from '../dossier-format.ts';

/** In the order in which they are made and shown. */
export const checks = [
  ...([
    'package',
    'manifest',
    'signature',
    'files',
    'journal',
    'seals',
    'evidence',
    'review',
    'draw',
  ] as const),
] as const;
export type Check = (typeof checks)[number];

export type Problem =
  | 'changed'
  | 'missing'
  | 'added'
  | 'renamed'
  | 'swapped'
  | 'twice'
  | 'unreadable'
  | 'headerChanged'
  | 'directoryChanged'
  | 'outOfOrder'
  | 'extraBytes'
  | 'notAsSigned'
  | 'badSignature'
  | 'unknownKey'
  | 'otherKey'
  | 'entryChanged'
  | 'entryMissing'
  | 'entryAdded'
  | 'headMoved'
  | 'notInJournal'
  | 'notAsJournalled'
  | 'otherBasis'
  | 'drawnOtherwise'
  | 'notDrawn'
  | 'notInSeal'
  | 'sealGone';

/** Something that is not as it was signed. `subject` is a path in the package, `journal.jsonl #12`, or a byte's place. */
export type Finding = { check: Check; problem: Problem; subject: string; other?: string | undefined };

export type CheckResult = {
  check: Check;
  /** skipped: what it rests on could not be read. */
  state: 'good' | 'bad' | 'skipped';
  /** Of what it looked at: files, entries, seals. */
  count: number;
};

export type KeyUse = {
  keyId: string;
  /** head: the package; else the recording whose seal it signed. */
  signed: string[];
  /** trusted: it is the one that was given. compare: none was given, a person has to compare it with the published one. */
  trust: 'trusted' | 'compare' | 'other';
};

export type Report = {
  /** intact: every byte, signed by a key that was given. compareKey: every byte, and the key is still to be compared. */
  verdict: 'intact' | 'compareKey' | 'broken';
  about: {
    caseNumber: string;
    matterName: string;
    departmentName: string;
    madeAt: number;
    madeFor: string;
    entryCount: number;
    recordingCount: number;
    fileCount: number;
    byteCount: number;
  } | null;
  keys: KeyUse[];
  results: CheckResult[];
  findings: Finding[];
  /** What the package itself says is not in it. */
  leftOut: LeftOut[];
};

/** Collects findings and how much each check looked at. */
export function createReport() {
  const findings: Finding[] = [];
  const counts = new Map<Check, number>();
  return {
    findings,
    fault(check: Check, problem: Problem, subject: string, other?: string): void {
      const isKnown = findings.some((known) => known.problem === problem && known.subject === subject);
      if (!isKnown) findings.push({ check, problem, subject, other });
    },
    /** The check was made, of so many more. */
    count(check: Check, more: number): void {
      counts.set(check, (counts.get(check) ?? 0) + more);
    },
    results: (): CheckResult[] =>
      checks.map((check) => {
        const count = counts.get(check);
        const isBad = findings.some((finding) => finding.check === check);
        return { check, count: count ?? 0, state: isBad ? 'bad' : count === undefined ? 'skipped' : 'good' };
      }),
  };
}
export type ReportBuilder = ReturnType<typeof createReport>;
