import type { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import type { Source } from '@cloudseat/shared/nouns/media-source.ts';

/** How large a picture is on screen. */
export type ViewSize = 'hidden' | 'small' | 'medium' | 'large';

/** Of the three layers of a camera: a quarter, a half, the whole. */
const layers = { hidden: 0, small: 0, medium: 1, large: 2 } as const satisfies Record<ViewSize, number>;

export function viewOfSize(size: ViewSize): { isVisible: boolean; spatialLayer: number } {
  return { isVisible: size !== 'hidden', spatialLayer: layers[size] };
}

/** A picture by person and source. */
export type ViewKey = `${ParticipantId}/${Source}`;

/** The first picture of a talk is the small one, which is there in an instant; what the page wants follows upon it. */
export const firstViewOf = (size: ViewSize): ViewSize => (size === 'hidden' ? 'hidden' : 'small');

export function viewKey(participantId: ParticipantId, source: Source): ViewKey {
  return `${participantId}/${source}`;
}
