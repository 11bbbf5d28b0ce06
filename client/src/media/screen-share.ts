type ScreenTracks = { video: MediaStreamTrack; audio: MediaStreamTrack | undefined };

/** The screen this page shares, if any; ended by the page or by the browser's own bar. */
export function createScreenShare(onChange: (isSharing: boolean) => void) {
  let tracks: ScreenTracks | null = null;
  let preview: MediaStream | null = null;

  function stop(): void {
    if (tracks === null) return;
    tracks.video.stop();
    tracks.audio?.stop();
    tracks = null;
    preview = null;
    onChange(false);
  }

  return {
    getTracks: () => tracks,
    /** Its picture alone, for the page that shares it. */
    getPreview: () => preview,
    /** Null when the person cancelled or the browser cannot; `onEnded` when they stopped it outside the page. */
    async start(onEnded: () => void): Promise<ScreenTracks | null> {
      if (tracks !== null) return null;
      try {
        const stream = await navigator.mediaDevices.getDisplayMedia({
          video: { frameRate: { max: 15 } },
          audio: true,
        });
        const video = stream.getVideoTracks()[0];
        if (video === undefined) return null;
        if ('contentHint' in video) video.contentHint = 'detail';
        tracks = { video, audio: stream.getAudioTracks()[0] };
        preview = new MediaStream([video]);
        video.addEventListener('ended', () => {
          stop();
          onEnded();
        });
        onChange(true);
        return tracks;
      } catch {
        return null;
      }
    },
    stop,
  };
}
