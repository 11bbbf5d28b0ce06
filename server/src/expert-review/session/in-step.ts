import type { InStep, InStepItem } from '@cloudseat/shared/nouns/expert-session.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import { peerIdOf } from '../../room/person.ts';
import type { SittingState } from '../../room/sitting-state.ts';
import type { Sittings } from '../../room/sittings.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import type { Viewer } from '../review-viewer.ts';
import type { InStepStore, StepPlace } from './in-step.store.ts';
import { hasRoom, isLead, phaseOf } from './session-rules.ts';

/** For the pages of a room, wherever they are connected; `version`: of the sitting as whoever set it had it. */
export type StepTold = StepPlace & { reviewId: string; version: number; inStep: InStep };
type Dependencies = {
  store: InStepStore;
  sittings: Pick<Sittings, 'find'>;
  tell: (told: StepTold) => Promise<void>;
  clock: Clock;
};
export type InSteps = ReturnType<typeof createInSteps>;

const placeOf = ({ review }: ReviewFile): StepPlace | null =>
  review.roomId === null || !hasRoom(review.state)
    ? null
    : { roomId: review.roomId as RoomId, phase: phaseOf(review.state) };

/** Who turns pages and plays film: who leads, the unit while it presents, an expert with the floor while questions are asked. */
export function mayStep(
  file: ReviewFile,
  viewer: Viewer,
  { sitting, mayUnitStep }: { sitting: Pick<SittingState, 'floorId'> | null; mayUnitStep: boolean },
): boolean {
  const { state } = file.review;
  if (!hasRoom(state)) return false;
  if (isLead(file, viewer)) return true;
  if (viewer.part === 'unit') return state === 'presenting' && mayUnitStep;
  if (viewer.part !== 'expert' || viewer.person.role !== 'expert' || state !== 'questioning') return false;
  return sitting?.floorId === (peerIdOf({ role: 'expert', id: viewer.person.accountId }) as string);
}

/** Film and pages in step for everybody in a room. */
export function createInSteps({ store, sittings, tell, clock }: Dependencies) {
  async function set(file: ReviewFile, place: StepPlace, item: InStepItem | null): Promise<InStep> {
    const sitting = await sittings.find(place.roomId);
    const inStep = await store.set(place, item, clock.now());
    const { reviewId } = file.review;
    await tell({ ...place, reviewId, version: sitting?.version ?? 0, inStep });
    return inStep;
  }
  return {
    /** Null: nothing was ever shown, or whoever looks is outside of that part. */
    async find(
      file: ReviewFile,
      { part }: Pick<Viewer, 'part'>,
      isConvenorOut: boolean,
    ): Promise<InStep | null> {
      const place = placeOf(file);
      if (place === null || part === 'overseer') return null;
      const isOutside = part === 'unit' || (part === 'convenor' && isConvenorOut);
      if (isOutside && place.phase === 'closedDeliberation') return null;
      return store.find(place);
    },
    async step(
      file: ReviewFile,
      viewer: Viewer,
      item: InStepItem | null,
      mayUnitStep: boolean,
    ): Promise<InStep> {
      const place = placeOf(file);
      if (place === null)
        throw new AppError('REVIEW_STATE', 'nobody sits together now', { state: file.review.state });
      const sitting = await sittings.find(place.roomId);
      if (!mayStep(file, viewer, { sitting, mayUnitStep }))
        throw new AppError('FORBIDDEN', 'the chair leads; ask for the floor');
      return set(file, place, item);
    },
    /** A door was opened or closed, and a part begins with nothing on screen. */
    async clear(before: ReviewFile, after: ReviewFile): Promise<void> {
      const [from, to] = [placeOf(before), placeOf(after)];
      if (from === null || to === null || from.phase === to.phase) return;
      if ((await store.find(to))?.item) await set(after, to, null);
    },
  };
}
