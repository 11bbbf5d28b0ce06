import type { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import type { Source } from '@cloudseat/shared/nouns/media-source.ts';
import type { StreamPart } from './types.ts';

export type RemoteStreams = {
  add(participantId: ParticipantId, source: Source, track: MediaStreamTrack): void;
  remove(participantId: ParticipantId, source: Source, track: MediaStreamTrack): void;
  get(participantId: ParticipantId, part: StreamPart): MediaStream | null;
};

/**
 * The tracks of each person, as streams to play: camera and microphone in one, so that lips and voice stay together. Any
 * change makes a new stream, because Safari does not always notice a track that joins a playing one.
 */
export function createRemoteStreams(onChange: () => void): RemoteStreams {
  const streams = new Map<string, MediaStream>();
  const keyOf = (participantId: ParticipantId, source: Source) =>
    `${participantId}/${source.startsWith('screen') ? 'screen' : 'faces'}`;

  function set(key: string, tracks: MediaStreamTrack[]): void {
    if (tracks.length === 0) streams.delete(key);
    else streams.set(key, new MediaStream(tracks));
    onChange();
  }

  return {
    add(participantId, source, track) {
      const key = keyOf(participantId, source);
      set(key, [...(streams.get(key)?.getTracks() ?? []), track]);
    },
    remove(participantId, source, track) {
      const key = keyOf(participantId, source);
      set(
        key,
        (streams.get(key)?.getTracks() ?? []).filter((each) => each !== track),
      );
    },
    get: (participantId, part) => streams.get(`${participantId}/${part}`) ?? null,
  };
}
