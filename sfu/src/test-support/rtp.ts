import type { RtpCapabilities, RtpParameters } from '@cloudseat/shared/nouns/media.ts';

/** What Chromium sends for a camera with three simulcast layers. */
export const vp8Simulcast = (firstSsrc: number): RtpParameters => ({
  mid: String(firstSsrc),
  codecs: [
    {
      mimeType: 'video/VP8',
      payloadType: 96,
      clockRate: 90_000,
      parameters: {},
      rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }, { type: 'transport-cc' }],
    },
    { mimeType: 'video/rtx', payloadType: 97, clockRate: 90_000, parameters: { apt: 96 }, rtcpFeedback: [] },
  ],
  headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 4 }],
  encodings: [0, 1, 2].map((layer) => ({
    ssrc: firstSsrc + layer * 2,
    rtx: { ssrc: firstSsrc + layer * 2 + 1 },
    scalabilityMode: 'L1T3',
  })),
  rtcp: { cname: `cname-${firstSsrc}` },
});

export const opus = (ssrc: number): RtpParameters => ({
  mid: String(ssrc),
  codecs: [
    {
      mimeType: 'audio/opus',
      payloadType: 111,
      clockRate: 48_000,
      channels: 2,
      parameters: { minptime: 10, useinbandfec: 1, usedtx: 1 },
      rtcpFeedback: [{ type: 'transport-cc' }],
    },
  ],
  headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: 1 }],
  encodings: [{ ssrc }],
  rtcp: { cname: `cname-${ssrc}` },
});

/** A page that decodes no video. */
export const audioOnly = (capabilities: RtpCapabilities): RtpCapabilities => ({
  ...capabilities,
  codecs: capabilities.codecs.filter(({ kind }) => kind === 'audio'),
});

/** A fingerprint of the right form that belongs to nobody. */
export const dtlsParameters = {
  role: 'client' as const,
  fingerprints: [{ algorithm: 'sha-256', value: Array.from({ length: 32 }, () => 'AB').join(':') }],
};
