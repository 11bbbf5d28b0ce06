import type { Film } from '@cloudseat/shared/nouns/film.ts';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { expertPaths } from '../../../../client/src/lib/expert-paths.ts';
import { addPaths } from '../../../../client/src/lib/http.ts';
import { FilmPlayer } from '../../../../client/src/ui/film/film-player.tsx';
import type { FilmSync } from '../../../../client/src/ui/film/film-player-props.ts';
import type { Shown } from '../in-page.ts';

addPaths(expertPaths);
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
let page = createRoot(root);
window.shown = [];

const getVideo = async (): Promise<HTMLVideoElement> => {
  for (;;) {
    const video = document.querySelector('video');
    if (video !== null) return video;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
};
const nextFrame = (video: HTMLVideoElement): Promise<Shown> =>
  new Promise((resolve) =>
    video.requestVideoFrameCallback((_now, { expectedDisplayTime, mediaTime }) =>
      resolve({ at: performance.timeOrigin + expectedDisplayTime, filmMs: mediaTime * 1_000 }),
    ),
  );
function clear(): void {
  page.unmount();
  page = createRoot(root as HTMLElement);
}

window.startFilm = async (film) => {
  clear();
  const tappedAt = Date.now();
  page.render(<FilmPlayer film={film} onReady={() => void document.querySelector('video')?.play()} />);
  return (await nextFrame(await getVideo())).at - tappedAt;
};

window.seekFilm = async (toMs) => {
  const video = await getVideo();
  const tappedAt = Date.now();
  video.currentTime = toMs / 1_000;
  for (;;) {
    const { at, filmMs } = await nextFrame(video);
    if (Math.abs(filmMs - toMs) < 1_000) return at - tappedAt;
  }
};

function Follower({ film }: { film: Film }) {
  const [sync, setSync] = useState<FilmSync | null>(null);
  window.setSync = setSync;
  return <FilmPlayer film={film} sync={sync} serverNow={() => Date.now()} />;
}

window.followFilm = async (film) => {
  clear();
  const ready = new Promise<void>((resolve) => {
    const look = () => {
      const state = document.querySelector('[data-film-state]')?.getAttribute('data-film-state');
      if (state === 'standing') resolve();
      else requestAnimationFrame(look);
    };
    look();
  });
  page.render(<Follower film={film} />);
  const video = await getVideo();
  const note = async () => {
    for (;;) window.shown.push(await nextFrame(video));
  };
  void note();
  await ready;
};
