import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import { type ReactNode, Suspense } from 'react';
import { lazyWithWords } from '../lazy-with-words.ts';
import { type CaptionSwitch, useCaptions } from './use-captions.ts';

const CaptionsArea = lazyWithWords(
  async () => (await import('./captions-area.tsx')).CaptionsArea,
  ['captions'],
);

/** The switch, null where there are no captions to be had; and what stands under the picture, whose code comes when it is needed. */
export function useCaptionParts(
  signal: Parameters<typeof useCaptions>[0],
  room: RoomView | null,
): { captionSwitch: CaptionSwitch | null; captionArea: ReactNode } {
  const { captions, captionSwitch } = useCaptions(signal, room);
  const isShown = captions !== null && (captions.view.isWanted || captions.view.isRunning || captions.error);
  return {
    captionSwitch,
    captionArea:
      isShown && room ? (
        <Suspense fallback={null}>
          <CaptionsArea captions={captions} room={room} />
        </Suspense>
      ) : null,
  };
}
