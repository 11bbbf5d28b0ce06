type SafariVideo = HTMLVideoElement & {
  webkitSupportsPresentationMode?: (mode: string) => boolean;
  webkitSetPresentationMode?: (mode: string) => void;
  webkitPresentationMode?: string;
  webkitEnterFullscreen?: () => void;
};
type SafariElement = HTMLElement & { webkitRequestFullscreen?: () => void };

export function canPictureInPicture(): boolean {
  if (document.pictureInPictureEnabled) return true;
  const video = document.createElement('video') as SafariVideo;
  return video.webkitSupportsPresentationMode?.('picture-in-picture') ?? false;
}

/** Puts the video into a small window of its own, or back. Must be called from a tap. */
export async function togglePictureInPicture(video: SafariVideo): Promise<void> {
  try {
    if (document.pictureInPictureElement === video) await document.exitPictureInPicture();
    else if (typeof video.requestPictureInPicture === 'function') await video.requestPictureInPicture();
    else {
      const isOn = video.webkitPresentationMode === 'picture-in-picture';
      video.webkitSetPresentationMode?.(isOn ? 'inline' : 'picture-in-picture');
    }
  } catch (error) {
    console.warn('picture in picture', error);
  }
}

export function canFullScreen(): boolean {
  const root = document.documentElement as SafariElement;
  return typeof root.requestFullscreen === 'function' || typeof root.webkitRequestFullscreen === 'function';
}

/** The whole call on the whole screen, or back. */
export async function toggleFullScreen(element: SafariElement): Promise<void> {
  try {
    if (document.fullscreenElement != null) await document.exitFullscreen();
    else if (typeof element.requestFullscreen === 'function') await element.requestFullscreen();
    else element.webkitRequestFullscreen?.();
  } catch (error) {
    console.warn('full screen', error);
  }
}
