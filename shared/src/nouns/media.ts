import { z } from 'zod';

/**
 * The WebRTC parameter objects travel as mediasoup shapes them. They are checked here for their outline only; the media
 * node checks them fully and answers MEDIA_REFUSED.
 */
export const RtpCapabilities = z.looseObject({
  codecs: z.array(z.looseObject({ kind: z.enum(['audio', 'video']), mimeType: z.string().max(64) })).max(64),
  headerExtensions: z
    .array(z.looseObject({ uri: z.string().max(256) }))
    .max(64)
    .optional(),
});
export type RtpCapabilities = z.infer<typeof RtpCapabilities>;

export const RtpParameters = z.looseObject({
  mid: z.string().max(32).optional(),
  codecs: z
    .array(z.looseObject({ mimeType: z.string().max(64), payloadType: z.int() }))
    .min(1)
    .max(32),
  headerExtensions: z
    .array(z.looseObject({ uri: z.string().max(256), id: z.int() }))
    .max(64)
    .optional(),
  encodings: z.array(z.looseObject({})).max(8).optional(),
  rtcp: z.looseObject({}).optional(),
});
export type RtpParameters = z.infer<typeof RtpParameters>;

export const DtlsParameters = z.looseObject({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z
    .array(z.object({ algorithm: z.string().max(16), value: z.string().max(256) }))
    .min(1)
    .max(8),
});
export type DtlsParameters = z.infer<typeof DtlsParameters>;

export const IceParameters = z.looseObject({ usernameFragment: z.string(), password: z.string() });
export type IceParameters = z.infer<typeof IceParameters>;

export const IceServer = z.object({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
});
export type IceServer = z.infer<typeof IceServer>;

/** What a page needs to build its side of a transport. */
export const TransportParameters = z.object({
  transportId: z.string(),
  iceParameters: IceParameters,
  iceCandidates: z.array(z.looseObject({})),
  dtlsParameters: DtlsParameters,
});
export type TransportParameters = z.infer<typeof TransportParameters>;
