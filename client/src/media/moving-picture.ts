const width = 320;
const height = 240;
const blockSize = 8;
const framesPerSecond = 12;

export type MovingPicture = { track: MediaStreamTrack; stop(): void };

/**
 * A picture that no codec can make small, so that it fills what it is allowed to: the camera stays with its preview, and
 * nobody's face leaves the page for a test. Null where the browser cannot film a canvas.
 */
export function createMovingPicture(): MovingPicture | null {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null || typeof canvas.captureStream !== 'function') return null;
  const draw = () => {
    for (let y = 0; y < height; y += blockSize) {
      for (let x = 0; x < width; x += blockSize) {
        const grey = Math.floor(Math.random() * 256);
        context.fillStyle = `rgb(${grey},${grey},${grey})`;
        context.fillRect(x, y, blockSize, blockSize);
      }
    }
  };
  draw();
  const track = canvas.captureStream(framesPerSecond).getVideoTracks()[0];
  if (track === undefined) return null;
  const timer = setInterval(draw, 1_000 / framesPerSecond);
  return {
    track,
    stop() {
      clearInterval(timer);
      track.stop();
    },
  };
}
