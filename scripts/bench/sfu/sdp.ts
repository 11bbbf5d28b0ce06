// mediasoup speaks no SDP, the load's library nothing else: the little of it that stands between them.
import type { types } from 'mediasoup';
import type { Published } from './load-types.ts';

export type Section = {
  kind: 'audio' | 'video';
  mid: string;
  /** Empty: the other side sends. */
  ssrcs: number[];
  payloadType: number;
};
export type PeerSide = {
  iceParameters: { usernameFragment: string; password: string };
  iceCandidates: readonly {
    ip?: string;
    address?: string;
    port: number;
    protocol: string;
    foundation: string;
    priority: number;
  }[];
  dtlsParameters: { fingerprints: readonly { algorithm: string; value: string }[] };
};

export const videoPayloadType = 96;
export const audioPayloadType = 111;

/** The media server's side of it, to be given to the load as offer or answer. */
export function writeSdp(side: PeerSide, sections: readonly Section[], role: 'passive' | 'actpass'): string {
  const direction = role === 'passive' ? 'recvonly' : 'sendonly';
  const lines = [
    ...['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=ice-lite'],
    `a=group:BUNDLE ${sections.map(({ mid }) => mid).join(' ')}`,
  ];
  const fingerprint = side.dtlsParameters.fingerprints.find(({ algorithm }) => algorithm === 'sha-256');
  const candidate = side.iceCandidates.find(({ protocol }) => protocol === 'udp');
  if (fingerprint === undefined || candidate === undefined)
    throw new Error('the transport offers no UDP or no SHA-256');
  const address = candidate.address ?? candidate.ip;
  for (const { kind, mid, ssrcs, payloadType } of sections) {
    const codec = kind === 'video' ? 'VP8/90000' : 'opus/48000/2';
    lines.push(
      `m=${kind} 9 UDP/TLS/RTP/SAVPF ${payloadType}`,
      ...['c=IN IP4 127.0.0.1', `a=mid:${mid}`, `a=${direction}`, 'a=rtcp-mux'],
      `a=rtpmap:${payloadType} ${codec}`,
      `a=ice-ufrag:${side.iceParameters.usernameFragment}`,
      `a=ice-pwd:${side.iceParameters.password}`,
      `a=fingerprint:sha-256 ${fingerprint.value}`,
      `a=setup:${role}`,
      ...ssrcs.map((ssrc) => `a=ssrc:${ssrc} cname:load`),
      `a=candidate:1 1 UDP ${candidate.priority} ${address} ${candidate.port} typ host`,
      'a=end-of-candidates',
    );
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** How a consumer's stream stands in an offer. */
export function sectionOf(
  mid: string,
  kind: 'audio' | 'video',
  { encodings, codecs }: { encodings?: { ssrc?: number }[]; codecs: { payloadType: number }[] },
): Section {
  const ssrcs = (encodings ?? []).slice(0, 1).map(({ ssrc }) => ssrc ?? 0);
  return { kind, mid, ssrcs, payloadType: codecs[0]?.payloadType ?? 0 };
}

/** The two sources of a publisher of the load. */
export const sectionsOf = ({ videoSsrcs, audioSsrc }: Published): [Section, Section] => [
  { kind: 'video', mid: 'video', ssrcs: videoSsrcs, payloadType: videoPayloadType },
  { kind: 'audio', mid: 'audio', ssrcs: [audioSsrc], payloadType: audioPayloadType },
];

/** The media server's answer to a publisher. */
export const answerTo = (side: PeerSide, sections: readonly Section[]): string =>
  writeSdp(
    side,
    sections.map((section) => ({ ...section, ssrcs: [] })),
    'passive',
  );

/** What mediasoup needs of the load's side, which always takes the active part. */
export function readDtls(sdp: string): {
  role: 'client';
  fingerprints: { algorithm: 'sha-256'; value: string }[];
} {
  const value = /a=fingerprint:sha-256 ([0-9A-F:]+)/i.exec(sdp)?.[1];
  if (value === undefined) throw new Error('no fingerprint in the description');
  return { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: value.toUpperCase() }] };
}

/** No retransmission, no bandwidth estimate: on loopback nothing is lost, and every layer may be chosen. */
export const rtpParametersOf = ({ kind, mid, ssrcs }: Section): types.RtpParameters => ({
  mid,
  codecs: [
    kind === 'video'
      ? {
          ...{ mimeType: 'video/VP8', payloadType: videoPayloadType, clockRate: 90_000, parameters: {} },
          rtcpFeedback: [{ type: 'nack', parameter: 'pli' }],
        }
      : {
          ...{ mimeType: 'audio/opus', payloadType: audioPayloadType, clockRate: 48_000, channels: 2 },
          ...{ parameters: { usedtx: 1 }, rtcpFeedback: [] },
        },
  ],
  headerExtensions: [],
  encodings: ssrcs.map((ssrc) => ({ ssrc })),
  rtcp: { cname: 'load', reducedSize: true },
});

export const loadCapabilities: types.RtpCapabilities = {
  codecs: [
    {
      ...{
        kind: 'video',
        mimeType: 'video/VP8',
        preferredPayloadType: videoPayloadType,
        clockRate: 90_000,
        parameters: {},
      },
      rtcpFeedback: [{ type: 'nack', parameter: 'pli' }],
    },
    {
      ...{
        kind: 'audio',
        mimeType: 'audio/opus',
        preferredPayloadType: audioPayloadType,
        clockRate: 48_000,
        channels: 2,
      },
      ...{ parameters: {}, rtcpFeedback: [] },
    },
  ],
  headerExtensions: [],
};
