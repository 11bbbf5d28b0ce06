import { makePictureStrip, type PictureStrip } from '../platform/picture-strip.ts';
import { playbackTuning } from '../tuning-playback.ts';
import type { TrackRow } from './playback-read.repository.ts';

/** The track whose pictures tell most of what happened: the applicant's camera, what was shown, others by how much there is of them. */
export function chooseTelling(
  tracks: readonly Pick<TrackRow, 'trackId' | 'role' | 'source' | 'kind' | 'byteCount'>[],
) {
  const rank = ({ role, source }: Pick<TrackRow, 'role' | 'source'>) => {
    if (role === 'applicant' && source === 'camera') return 0;
    return source === 'screen' ? 1 : 2;
  };
  const [found] = tracks
    .filter(({ kind }) => kind === 'video')
    .sort((one, other) => rank(one) - rank(other) || other.byteCount - one.byteCount);
  return found ?? null;
}

/** Between two pictures, ms: closer in short recordings, never more than fit. */
export const thumbnailEveryMs = (lengthMs: number): number =>
  Math.max(
    playbackTuning.thumbnailEveryMs,
    Math.ceil(lengthMs / playbackTuning.thumbnailsMax / 1_000) * 1_000,
  );

/** Small pictures of a playable file, as many as are shown. */
export const makeThumbnails = (
  file: string,
  lengthMs: number,
  tools: { folder: string; signal: AbortSignal },
): Promise<PictureStrip> => {
  const { thumbnailWidth: width, thumbnailHeight: height } = playbackTuning;
  return makePictureStrip(file, { lengthMs, everyMs: thumbnailEveryMs(lengthMs), width, height }, tools);
};
