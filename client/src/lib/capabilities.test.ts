import { afterEach, describe, expect, it, vi } from 'vitest';
import { type BrowserFacts, judgeBrowser, readBrowserFacts } from './capabilities.ts';

const types = ['audio/opus', 'video/vp8', 'video/rtx'];
const able: BrowserFacts = {
  hasWebSocket: true,
  hasPeerConnection: true,
  hasUserMedia: true,
  receives: types,
  sends: types,
};

describe('a browser', () => {
  it.each([
    ['that has everything', {}, 'full'],
    ['that does not tell what it can play', { receives: null, sends: null }, 'full'],
    ['that plays H.264 alone', { receives: ['audio/opus', 'video/h264'] }, 'full'],
    ['that sends no picture', { sends: ['audio/opus'] }, 'full'],
    ['without camera and microphone', { hasUserMedia: false }, 'receiveOnly'],
    ['that sends no sound', { sends: ['audio/pcmu', 'video/vp8'] }, 'receiveOnly'],
    ['that plays no picture of ours', { receives: ['audio/opus', 'video/av1'] }, 'textOnly'],
    ['that plays no sound of ours', { receives: ['video/vp8'] }, 'textOnly'],
    ['without connections', { hasPeerConnection: false }, 'textOnly'],
    [
      'without connections, camera and microphone',
      { hasPeerConnection: false, hasUserMedia: false },
      'textOnly',
    ],
    ['without a way to wait', { hasWebSocket: false }, 'tooOld'],
    ['without anything', { hasWebSocket: false, hasPeerConnection: false, hasUserMedia: false }, 'tooOld'],
  ] as const)('%s is judged %s', (_what, change, verdict) => {
    expect(judgeBrowser({ ...able, ...change })).toBe(verdict);
  });
});

describe('what a browser has', () => {
  afterEach(() => void vi.unstubAllGlobals());
  const side = (...mimeTypes: string[]) => ({
    getCapabilities: (kind: string) => ({
      codecs: mimeTypes.filter((type) => type.startsWith(kind)).map((mimeType) => ({ mimeType })),
    }),
  });
  it('is read without a word about its name', () => {
    vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: () => undefined } });
    vi.stubGlobal('window', {
      WebSocket: class {},
      RTCPeerConnection: class {},
      RTCRtpTransceiver: class {},
      RTCRtpReceiver: side('audio/opus', 'video/VP8'),
      RTCRtpSender: side('audio/opus'),
    });
    expect(readBrowserFacts()).toEqual({
      ...able,
      receives: ['audio/opus', 'video/vp8'],
      sends: ['audio/opus'],
    });
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('window', { WebSocket: class {}, RTCPeerConnection: class {} });
    expect(readBrowserFacts()).toEqual({
      ...able,
      hasPeerConnection: false,
      hasUserMedia: false,
      receives: null,
      sends: null,
    });
  });
});
