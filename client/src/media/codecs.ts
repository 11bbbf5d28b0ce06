import type { types } from 'mediasoup-client';

/** Three pictures of one camera: each viewer gets the one it has room for. Bits a second at 24 frames. */
const cameraLayers = [
  { rid: 'r0', scaleResolutionDownBy: 4, maxBitrate: 120_000 },
  { rid: 'r1', scaleResolutionDownBy: 2, maxBitrate: 400_000 },
  { rid: 'r2', scaleResolutionDownBy: 1, maxBitrate: 1_200_000 },
] as const;

/** The highest layer that is sent: all of them in a talk; while it is being prepared the largest of three waits. */
export const highestLayer = { prepared: 1, live: cameraLayers.length - 1 } as const;

/** A small camera gives two: a quarter of 640 is of use to nobody. Those above `highest` wait to be switched on. */
export function cameraEncodings(width: number | undefined, highest: number): types.RtpEncodingParameters[] {
  const layers = width !== undefined && width < 960 && width > 0 ? cameraLayers.slice(1) : cameraLayers;
  return layers.map((layer, at) => ({ ...layer, active: at <= highest }));
}

/** Text must stay sharp; a page moves little. */
export const screenEncodings: types.RtpEncodingParameters[] = [{ maxBitrate: 2_500_000, maxFramerate: 15 }];

/** Before every picture, in the browser and on the way. */
export const microphoneEncodings: types.RtpEncodingParameters[] = [
  { maxBitrate: 32_000, priority: 'high', networkPriority: 'high' },
];
/** FEC and NACK: a lost packet is mended out of the next one, or sent again. */
export const microphoneOptions: types.ProducerCodecOptions = {
  opusDtx: true,
  opusFec: true,
  opusNack: true,
  opusStereo: false,
};

/** Begins near the top: by default a call starts blurred and sharpens over seconds. Kilobits a second. */
export const cameraOptions: types.ProducerCodecOptions = { videoGoogleStartBitrate: 1_000 };

/** VP8, which everyone plays, else H.264; undefined leaves the choice to the browser. */
export function pickVideoCodec(capabilities: types.RtpCapabilities): types.RtpCodecCapability | undefined {
  const find = (mimeType: string) =>
    capabilities.codecs?.find((codec) => codec.mimeType.toLowerCase() === mimeType);
  return find('video/vp8') ?? find('video/h264');
}
