import { caseStates } from '@cloudseat/shared/nouns/case-states.ts';

export const stateChoices = ['notEnded', 'any', ...caseStates] as const;
export type CaseSearch = {
  text: string;
  state: (typeof stateChoices)[number];
  matterId: string;
  /** cross: of which a partner region has a part. */
  regions: 'any' | 'cross';
};

/** Out of the address, so that a reload and the way back keep what was looked for. */
export function readSearch(query: URLSearchParams): CaseSearch {
  const state = query.get('state');
  return {
    text: query.get('text')?.trim() ?? '',
    state: stateChoices.find((choice) => choice === state) ?? 'notEnded',
    matterId: query.get('matter') ?? '',
    regions: query.get('regions') === 'cross' ? 'cross' : 'any',
  };
}

/** Into the address: only what differs from the list one comes to. */
export const writeSearch = ({ text, state, matterId, regions }: CaseSearch): Record<string, string> => ({
  ...(text.trim() !== '' && { text: text.trim() }),
  ...(state !== 'notEnded' && { state }),
  ...(matterId !== '' && { matter: matterId }),
  ...(regions !== 'any' && { regions }),
});

const dayMs = 86_400_000;

/** Whole days that a case has been open. */
export const openDays = (openedAt: number, now: number): number =>
  Math.max(0, Math.floor((now - openedAt) / dayMs));
