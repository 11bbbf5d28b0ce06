import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { FilmId } from '@cloudseat/shared/nouns/film.ts';
import type { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import { openDeviceStore, whenRead } from './device-store.ts';

/** A recording on this device, as long as something of it may not be on the server. */
export type KeptTake = {
  filmId: FilmId;
  reviewId: ExpertReviewId;
  lineId: ProjectLineId;
  startedAt: number;
  /** How many slices the camera gave, of each part. */
  sliceCounts: number[];
};
export type KeptSlice = { part: number; index: number; sha256: string; bytes: ArrayBuffer };
type SliceRow = KeptSlice & { filmId: FilmId };

const store = openDeviceStore<'takes' | 'slices'>('cloudseat-films', 1, ['takes', 'slices'], (database) => {
  database.createObjectStore('takes', { keyPath: 'filmId' });
  database.createObjectStore('slices', { keyPath: ['filmId', 'part', 'index'] });
});
/** All slices of one take. */
const ofTake = (filmId: FilmId) => IDBKeyRange.bound([filmId], [filmId, []]);

export const keepTake = (take: KeptTake): Promise<void> =>
  store('readwrite', ({ takes }) => void takes.put(take));

export async function findTake(reviewId: ExpertReviewId, lineId: ProjectLineId): Promise<KeptTake | null> {
  let found: KeptTake | null = null;
  await store('readonly', ({ takes }) =>
    whenRead<KeptTake[]>(takes.getAll(), (all) => {
      found = all.find((take) => take.reviewId === reviewId && take.lineId === lineId) ?? null;
    }),
  );
  return found;
}

/** A slice and that there is one, together. */
export const keepSlice = (filmId: FilmId, slice: KeptSlice): Promise<void> =>
  store('readwrite', ({ takes, slices }) => {
    slices.put({ ...slice, filmId } satisfies SliceRow);
    whenRead<KeptTake | undefined>(takes.get(filmId), (take) => {
      if (take === undefined) return;
      const sliceCounts = [...take.sliceCounts];
      for (let part = 0; part <= slice.part; part += 1) sliceCounts[part] ??= 0;
      sliceCounts[slice.part] = Math.max(sliceCounts[slice.part] ?? 0, slice.index + 1);
      takes.put({ ...take, sliceCounts });
    });
  });

/** The first of those that are still here, in order; null: all are on the server. */
export async function nextSlice(filmId: FilmId): Promise<KeptSlice | null> {
  let found: KeptSlice | null = null;
  await store('readonly', ({ slices }) =>
    whenRead<SliceRow[]>(slices.getAll(ofTake(filmId), 1), ([first]) => {
      found = first ?? null;
    }),
  );
  return found;
}

export async function countSlices(filmId: FilmId): Promise<number> {
  let count = 0;
  await store('readonly', ({ slices }) =>
    whenRead(slices.count(ofTake(filmId)), (found) => {
      count = found;
    }),
  );
  return count;
}

export const dropSlice = (filmId: FilmId, { part, index }: KeptSlice): Promise<void> =>
  store('readwrite', ({ slices }) => void slices.delete([filmId, part, index]));

export const dropTake = (filmId: FilmId): Promise<void> =>
  store('readwrite', ({ takes, slices }) => {
    takes.delete(filmId);
    slices.delete(ofTake(filmId));
  });
