import {
  type ExpertField,
  type ExpertHistoryEntry,
  ExpertState,
} from '@cloudseat/shared/nouns/expert-library.ts';
import { z } from 'zod';
import type { ExpertLibraryRepository } from './expert-library.repository.ts';

type StoredEntry = Awaited<ReturnType<ExpertLibraryRepository['listEntries']>>[number];
/** By account: the name somebody signs in with, and the one they are called by. */
type People = ReadonlyMap<string, { loginName: string; displayName: string }>;

const fieldOf: Record<string, z.infer<typeof ExpertField>> = {
  ...{ name: 'name', unit: 'unit', region: 'region', phone: 'phone', accountId: 'account' },
  ...{ specialties: 'specialties', ties: 'ties' },
};
/** Nobody reads more of them than that they were changed. */
const sealedFields: readonly string[] = ['phone', 'ties'];
const Sides = z.object({
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
});
const NewState = z.object({ from: ExpertState, to: ExpertState, reason: z.string() });
const actionOf = {
  'expert.added': 'added',
  'expert.changed': 'changed',
  'expert.stateSet': 'stateSet',
} as const;
const isKnown = (action: string): action is keyof typeof actionOf => Object.hasOwn(actionOf, action);

/** Entries of the administration's journal about an expert, ready to be read. */
export function presentHistory(entries: readonly StoredEntry[], people: People): ExpertHistoryEntry[] {
  const spell = (key: string, value: unknown): string[] => {
    if (sealedFields.includes(key) || value === null || value === undefined) return [];
    if (Array.isArray(value)) return value.map(String);
    return [key === 'accountId' ? (people.get(String(value))?.loginName ?? '') : String(value)];
  };
  function changesOf(details: StoredEntry['details']): ExpertHistoryEntry['changes'] {
    const sides = Sides.safeParse(details);
    if (!sides.success) return [];
    const { before, after } = sides.data;
    return Object.keys(after).flatMap((key) => {
      const field = fieldOf[key];
      if (field === undefined) return [];
      return [{ field, before: spell(key, before[key]), after: spell(key, after[key]) }];
    });
  }
  return entries.flatMap(({ action, actorId, happenedAt, details }) =>
    isKnown(action)
      ? [
          {
            at: happenedAt.getTime(),
            byName: people.get(actorId)?.displayName ?? '',
            action: actionOf[action],
            changes: changesOf(details),
            state: NewState.safeParse(details).data ?? null,
          },
        ]
      : [],
  );
}
