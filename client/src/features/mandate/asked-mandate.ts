import type { Mandate } from '@cloudseat/shared/nouns/mandate.ts';

type Seen = Pick<Mandate, 'mandateId' | 'state' | 'proposedAt'>;

/** What the applicant has to answer now, the newest first. */
export const findAsked = <Known extends Seen>(mandates: readonly Known[]): Known | null =>
  mandates
    .filter(({ state }) => state === 'proposed')
    .reduce<Known | null>(
      (newest, each) => (newest === null || each.proposedAt > newest.proposedAt ? each : newest),
      null,
    );

/** Those that were waiting for an answer before, and count now: by the agent's hand too, after a spoken yes. */
export function newlyConfirmed<Known extends Seen>(
  before: readonly Known[] | null,
  now: readonly Known[],
): Known[] {
  const waited = new Set(
    (before ?? []).filter(({ state }) => state === 'proposed').map(({ mandateId }) => mandateId),
  );
  return now.filter(({ mandateId, state }) => state === 'confirmed' && waited.has(mandateId));
}
