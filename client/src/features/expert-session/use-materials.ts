import type { ReadingItem, Remark } from '@cloudseat/shared/nouns/expert-reading.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { InStep } from '@cloudseat/shared/nouns/expert-session.ts';
import type { Film } from '@cloudseat/shared/nouns/film.ts';
import { useState } from 'react';
import { api } from '../../lib/http.ts';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';

/** What the room of a panel can look at together. `film`: of a film. */
export type Showable = { item: ReadingItem; film: Film | null };
export type Materials = ReturnType<typeof useMaterials>;

/** Papers and films of the project for the room of its panel, with the remarks of the panel for those who read them. */
export function useMaterials(reviewId: ExpertReviewId, seesRemarks: boolean) {
  const params = { reviewId };
  const { value } = useReviewLoad(reviewId, `materials/${reviewId}/${seesRemarks}`, async () => {
    const [{ items }, { films }, { remarks }] = await Promise.all([
      api('expertReading:get', { params }),
      api('film:list', { params }),
      seesRemarks ? api('expertRemark:list', { params }) : { remarks: [] },
    ]);
    return { items, films, remarks };
  });
  const [chosenId, choose] = useState<string | null>(null);
  const filmOf = ({ sourceId }: ReadingItem): Film | null =>
    value?.films.find(({ filmId, state }) => filmId === sourceId && state === 'ready') ?? null;
  const showables: Showable[] = (value?.items ?? []).flatMap((item) => {
    const film = item.kind === 'film' ? filmOf(item) : null;
    return item.kind === 'file' || (item.kind === 'film' && film === null) ? [] : [{ item, film }];
  });
  const remarks: readonly Remark[] = value?.remarks ?? [];
  return { showables, remarks, chosenId, choose };
}

/** Null: nothing is shown, or it is something that is not there any more. */
export const findShown = ({ showables }: Materials, inStep: InStep | null): Showable | null =>
  showables.find(({ item }) => item.itemId === inStep?.item?.itemId) ?? null;

/** Remarks on what is shown: of a film all, of a paper those on its page. */
export const remarksHere = ({ remarks }: Materials, inStep: InStep | null): readonly Remark[] =>
  remarks.filter(
    ({ place }) =>
      place.itemId === inStep?.item?.itemId && (place.at === 'film' || place.page === inStep.item.page),
  );
