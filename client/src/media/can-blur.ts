const coresAtLeast = 4;
const memoryAtLeastGb = 4;

/**
 * Whether this device may be offered a blurred background, judged before anything of it is fetched: it must let pages change
 * single frames, draw by its graphics chip, and have some power to spare. Old phones lack the first, and browsers in which a page
 * cannot tell how many frames come are left out: what turns out too slow is to be turned off by itself.
 */
export function canBlur(): boolean {
  // Old browsers lack what the types promise.
  const view = window as unknown as Record<string, unknown>;
  const canChangeFrames = ['MediaStreamTrackProcessor', 'MediaStreamTrackGenerator', 'WebAssembly'].every(
    (name) => view[name] !== undefined,
  );
  if (!canChangeFrames) return false;
  const { hardwareConcurrency, deviceMemory } = navigator as {
    hardwareConcurrency?: number;
    deviceMemory?: number;
  };
  if ((hardwareConcurrency ?? coresAtLeast) < coresAtLeast) return false;
  if ((deviceMemory ?? memoryAtLeastGb) < memoryAtLeastGb) return false;
  const drawing = document.createElement('canvas').getContext('webgl2');
  // Browsers have few of them to give.
  drawing?.getExtension('WEBGL_lose_context')?.loseContext();
  return drawing !== null;
}
