import type { types } from 'mediasoup';

/**
 * Router codecs in order of preference: VP8 is common to every browser, H.264 (constrained baseline, which phones encode
 * in hardware) is second. Opus sends nothing in silence (DTX), repairs a lost packet from the next one (FEC), mono.
 */
export const mediaCodecs: types.RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    parameters: { usedtx: 1, useinbandfec: 1, stereo: 0, 'sprop-stereo': 0, minptime: 10 },
  },
  {
    kind: 'video',
    mimeType: 'video/VP8',
    clockRate: 90_000,
    parameters: { 'x-google-start-bitrate': 1_000 },
  },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90_000,
    parameters: {
      'packetization-mode': 1,
      'profile-level-id': '42e01f',
      'level-asymmetry-allowed': 1,
      'x-google-start-bitrate': 1_000,
    },
  },
];
