import type { ExpertDraft, ExpertHistoryEntry, ExpertRow } from '@cloudseat/shared/nouns/expert-library.ts';

type Change = ExpertHistoryEntry['changes'][number];

/** One name a line; what stands behind a bar is a note. */
export const spellTies = (ties: ExpertDraft['ties']): string =>
  ties.map(({ name, note }) => (note === '' ? name : `${name}|${note}`)).join('\n');

export const readTies = (text: string): ExpertDraft['ties'] =>
  text
    .split('\n')
    .map((line) => line.split(/[|｜]/))
    .map(([name = '', ...note]) => ({ name: name.trim(), note: note.join('|').trim() }))
    .filter(({ name }) => name !== '');

const listed = (value: string): string[] => (value.trim() === '' ? [] : [value.trim()]);

/** What saving would change of an expert, in the order of the form; `expert` null: they are added. */
export function changesOf(expert: ExpertRow | null, draft: ExpertDraft): Change[] {
  const sides = (of: Omit<ExpertDraft, 'phone'> | null, phone: string): [Change['field'], string[]][] => [
    ['name', listed(of?.name ?? '')],
    ['unit', listed(of?.unit ?? '')],
    ['region', listed(of?.region ?? '')],
    ['phone', listed(phone)],
    ['account', listed(of?.loginName ?? '')],
    ['specialties', [...(of?.specialties ?? [])].sort()],
    ['ties', (of?.ties ?? []).map((tie) => spellTies([tie]))],
  ];
  const was = new Map(sides(expert, expert?.phone ?? ''));
  return sides(draft, draft.phone ?? expert?.phone ?? '')
    .map(([field, after]) => ({ field, before: was.get(field) ?? [], after }))
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}
