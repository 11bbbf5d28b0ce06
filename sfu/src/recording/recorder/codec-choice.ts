import type { SegmentNote } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { Depacketizer, Frame } from '../codecs/frame.ts';
import { H264Depacketizer } from '../codecs/h264.ts';
import { OpusDepacketizer } from '../codecs/opus.ts';
import { Vp8Depacketizer } from '../codecs/vp8.ts';
import type { CodecName } from '../files/container.ts';

type Choice = {
  codec: CodecName;
  container: SegmentNote['container'];
  depacketizer: Depacketizer;
  /** What a browser is asked whether it can play. */
  mimeTypeOf(frame: Frame): string;
};

/** How a stream is read and into what it is written: all that routers offer (media/codecs.ts). Throws for anything else. */
export function chooseCodec(mimeType: string): Choice {
  switch (mimeType.toLowerCase()) {
    case 'audio/opus':
      return webmOf('opus', new OpusDepacketizer(), 'audio/webm; codecs="opus"');
    case 'video/vp8':
      return webmOf('vp8', new Vp8Depacketizer(), 'video/webm; codecs="vp8"');
    case 'video/h264':
      return {
        codec: 'h264',
        container: 'mp4',
        depacketizer: new H264Depacketizer(),
        mimeTypeOf: ({ config }) => `video/mp4; codecs="avc1.${config?.toString('hex', 1, 4) ?? '42e01f'}"`,
      };
    default:
      throw new Error(`${mimeType} cannot be recorded`);
  }
}

const webmOf = (codec: CodecName, depacketizer: Depacketizer, mimeType: string): Choice => ({
  ...{ codec, depacketizer, container: 'webm' },
  mimeTypeOf: () => mimeType,
});
