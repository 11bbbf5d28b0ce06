import type { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import type { Source } from '@cloudseat/shared/nouns/room.ts';

/** How large a picture is on screen. */
export type ViewSize = 'hidden' | 'small' | 'medium' | 'large';

/** Of the three layers of a camera: a quarter, a half, the whole. */
const layers = { hidden: 0, small: 0, medium: 1, large: 2 } as const satisfies Record<ViewSize, number>;

export function viewOfSize(size: ViewSize): { isVisible: boolean; spatialLayer: number } {
  return { isVisible: size !== 'hidden', spatialLayer: layers[size] };
}

/** What the page wants to see, by person and source; it outlives a rebuilt connection. */
export type ViewWishes = Map<string, ViewSize>;

export function viewKey(participantId: ParticipantId, source: Source): string {
  return `${participantId}/${source}`;
}
