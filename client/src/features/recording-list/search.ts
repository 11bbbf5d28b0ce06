import { recordingFaults } from '@cloudseat/shared/nouns/recording-faults.ts';

export const stateChoices = ['any', ...recordingFaults, 'sealed', 'onHold', 'dueForDeletion'] as const;
export type RecordingSearch = {
  caseNumber: string;
  state: (typeof stateChoices)[number];
  /** The next page: older than this. */
  before: number | null;
};

/** What stands in the address; whatever else stands there is as nothing. */
export function readSearch(query: URLSearchParams): RecordingSearch {
  const before = Number(query.get('before'));
  return {
    caseNumber: query.get('case') ?? '',
    state: stateChoices.find((each) => each === query.get('state')) ?? 'any',
    before: Number.isSafeInteger(before) && before > 0 ? before : null,
  };
}

export function writeSearch({ caseNumber, state, before }: RecordingSearch): Record<string, string> {
  return {
    ...(caseNumber.trim() && { case: caseNumber.trim() }),
    ...(state !== 'any' && { state }),
    ...(before !== null && { before: String(before) }),
  };
}
