/** What a browser has, found by looking, not by its name. */
export type BrowserFacts = {
  hasWebSocket: boolean;
  hasPeerConnection: boolean;
  hasUserMedia: boolean;
  /** Media types it can play and send, in small letters; null where the browser does not tell before it is tried. */
  receives: readonly string[] | null;
  sends: readonly string[] | null;
};

/**
 * full: sees, hears, is seen and heard. receiveOnly: sees and hears, answers in writing. textOnly: no talk by sound or picture at
 * all. tooOld: cannot even wait in line.
 */
export type BrowserVerdict = 'full' | 'receiveOnly' | 'textOnly' | 'tooOld';

const videoTypes = ['video/vp8', 'video/h264'];
const soundType = 'audio/opus';

function hasTypes(types: readonly string[] | null): boolean {
  return types === null || (types.includes(soundType) && videoTypes.some((type) => types.includes(type)));
}

/** Sound alone is enough to send: a room can do without one's picture. */
const hasSound = (types: readonly string[] | null): boolean => types === null || types.includes(soundType);

export function judgeBrowser(facts: BrowserFacts): BrowserVerdict {
  if (!facts.hasWebSocket) return 'tooOld';
  if (!facts.hasPeerConnection || !hasTypes(facts.receives)) return 'textOnly';
  return facts.hasUserMedia && hasSound(facts.sends) ? 'full' : 'receiveOnly';
}

type Capable = { getCapabilities?: (kind: string) => { codecs: { mimeType: string }[] } | null };

function typesOf(side: Capable | undefined): string[] | null {
  if (typeof side?.getCapabilities !== 'function') return null;
  const codecs = ['audio', 'video'].flatMap((kind) => side.getCapabilities?.(kind)?.codecs ?? []);
  return codecs.map(({ mimeType }) => mimeType.toLowerCase());
}

export function readBrowserFacts(): BrowserFacts {
  // Old browsers lack what the types promise.
  const view = window as unknown as Record<string, unknown>;
  return {
    hasWebSocket: typeof view.WebSocket === 'function',
    // Those that know no transceivers are older than what speaks the servers' way of sending.
    hasPeerConnection:
      typeof view.RTCPeerConnection === 'function' && typeof view.RTCRtpTransceiver === 'function',
    hasUserMedia: typeof navigator.mediaDevices?.getUserMedia === 'function',
    receives: typesOf(view.RTCRtpReceiver as Capable | undefined),
    sends: typesOf(view.RTCRtpSender as Capable | undefined),
  };
}

/** This very browser; it does not change while the page is open. */
export const currentVerdict = (): BrowserVerdict => judgeBrowser(readBrowserFacts());
