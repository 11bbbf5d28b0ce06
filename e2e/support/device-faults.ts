import type { BrowserContext, Page } from 'playwright-core';

declare global {
  interface Window {
    cloudseatDevices?: { tracks: MediaStreamTrack[]; isSilent: boolean };
  }
}

/** From the next page on a test can do to this person's devices what a phone's system does. */
export async function allowFaults(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const devices = { tracks: [] as MediaStreamTrack[], isSilent: false };
    window.cloudseatDevices = devices;
    const { mediaDevices } = navigator;
    if (mediaDevices === undefined) return;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    const makeSilent = (stream: MediaStream) => {
      const nothing = new AudioContext().createMediaStreamDestination();
      for (const track of stream.getAudioTracks()) track.stop();
      return new MediaStream([...stream.getVideoTracks(), ...nothing.stream.getAudioTracks()]);
    };
    mediaDevices.getUserMedia = async (constraints) => {
      const opened = await open(constraints);
      const stream = devices.isSilent && constraints?.audio ? makeSilent(opened) : opened;
      devices.tracks.push(...stream.getTracks());
      return stream;
    };
  });
}

/** The system takes what is open. `isTold`: with the event that browsers send, which a page that sleeps does not get. */
export async function takeDevices(page: Page, { isTold = true } = {}): Promise<void> {
  await page.evaluate((tells) => {
    for (const track of window.cloudseatDevices?.tracks.splice(0) ?? []) {
      const wasLive = track.readyState === 'live';
      track.stop();
      if (wasLive && tells) track.dispatchEvent(new Event('ended'));
    }
  }, isTold);
}

/** Microphones that are opened from now on say that they are live and give nothing. */
export async function silenceMicrophones(page: Page, isSilent: boolean): Promise<void> {
  await page.evaluate((silent) => {
    if (window.cloudseatDevices) window.cloudseatDevices.isSilent = silent;
  }, isSilent);
}

/**
 * The page goes out of sight and sleeps, as on a phone that is locked: nothing of it runs. (A browser without a screen hides no
 * page itself, and freezes none that is seen: the debugger holds it.) Returns what wakes it.
 */
export async function putToSleep(page: Page): Promise<() => Promise<void>> {
  const setSeen = (state: DocumentVisibilityState) =>
    page.evaluate((visibility) => {
      Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await setSeen('hidden');
  const session = await page.context().newCDPSession(page);
  await session.send('Debugger.enable');
  await session.send('Debugger.pause');
  return async () => {
    await session.send('Debugger.disable');
    await session.detach();
    await setSeen('visible');
  };
}

/** What names each connection's present way of ICE: another one after each restart. */
export function readIceNames(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    (window.cloudseatPeerConnections ?? [])
      .filter(({ connectionState }) => connectionState === 'connected')
      .map(({ localDescription }) => /a=ice-ufrag:(\S+)/.exec(localDescription?.sdp ?? '')?.[1] ?? ''),
  );
}
