import type { FilmFailure, FilmSource } from '@cloudseat/shared/nouns/film.ts';
import { filmMaxMs } from '@cloudseat/shared/nouns/film-rules.ts';
import { z } from 'zod';
import { FfmpegFailure, probeMedia } from '../platform/ffmpeg.ts';
import { filmsTuning } from '../tuning-films.ts';

export type WorkPlace = { folder: string; signal: AbortSignal };
/** What was found in a file, and which of it a browser plays as it is. */
export type FoundFilm = Omit<FilmSource, 'byteCount' | 'sha256'> & {
  isPictureCopied: boolean;
  /** Null: silent. */
  isSoundCopied: boolean | null;
  /** Brighter than browsers show without help. */
  isHdr: boolean;
  /** 0 where the file does not tell. */
  pictureCount: number;
};
/** A file that is no film people could watch; why is in words they understand. */
export class FilmProblem extends Error {
  override readonly name = 'FilmProblem';
  readonly failure: FilmFailure;
  constructor(failure: FilmFailure, words = '') {
    super(`${failure}: ${words}`);
    this.failure = failure;
  }
}

/**
 * A stranger's file is read as a file of film and nothing else: lists that name other files or addresses (HLS, concat) and whatever
 * else ffmpeg would follow are not opened.
 */
export const guarded = [
  '-protocol_whitelist',
  'file,pipe',
  '-format_whitelist',
  'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,asf,flv,ogg,wav,mp3,aac,flac',
] as const;

const Number_ = z.coerce.number().catch(0);
const Stream = z.object({
  index: z.number(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  codec_tag_string: z.string().optional(),
  profile: z.string().optional(),
  width: Number_.optional(),
  height: Number_.optional(),
  pix_fmt: z.string().optional(),
  color_transfer: z.string().optional(),
  sample_aspect_ratio: z.string().optional(),
  field_order: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  channels: Number_.optional(),
  bit_rate: Number_.optional(),
  duration: Number_.optional(),
  nb_frames: Number_.optional(),
  disposition: z.record(z.string(), z.number()).optional(),
  side_data_list: z
    .array(z.object({ side_data_type: z.string().optional(), rotation: Number_.optional() }))
    .optional(),
});
type Stream = z.infer<typeof Stream>;
export const Probe = z.object({
  streams: z.array(Stream).default([]),
  format: z.object({
    format_name: z.string(),
    duration: Number_.optional(),
    bit_rate: Number_.optional(),
  }),
});

/** Throws FilmProblem. */
export async function probeFilm(file: string, place: WorkPlace): Promise<FoundFilm> {
  let found: unknown;
  try {
    found = await probeMedia([...guarded, '-show_format', '-show_streams', file], place);
  } catch (error) {
    if (error instanceof FfmpegFailure) throw new FilmProblem(whyUnread(error.words), error.words);
    throw error;
  }
  const film = judgeProbe(Probe.parse(found));
  const packets = await lookAtPackets(file, place);
  if (packets.some(isPacketLocked)) throw new FilmProblem('encrypted');
  return { ...film, isPictureCopied: film.isPictureCopied && haveCloseKeys(packets) };
}

/** What ffprobe's last words mean. */
const whyUnread = (words: string): FilmFailure =>
  /moov atom not found|EBML header parsing failed|End of file|Truncating packet/i.test(words)
    ? 'cutOff'
    : 'notFilm';

export function judgeProbe({ streams, format }: z.infer<typeof Probe>): FoundFilm {
  const picture = streams.find(
    ({ codec_type, disposition }) => codec_type === 'video' && disposition?.attached_pic !== 1,
  );
  const sound = streams.find(({ codec_type }) => codec_type === 'audio');
  if ([picture, sound].some((stream) => stream && isEncrypted(stream))) throw new FilmProblem('encrypted');
  if (picture === undefined) throw new FilmProblem('noPicture');
  const codec = picture.codec_name ?? 'unknown';
  if (codec === 'unknown' || codec === 'none')
    throw new FilmProblem('unknownCodec', picture.codec_tag_string);
  const [width = 0, height = 0] = sizeOf(picture);
  if (width === 0 || height === 0) throw new FilmProblem('broken', 'pictures without a size');
  const durationMs = Math.round((format.duration ?? picture.duration ?? 0) * 1_000);
  if (durationMs > filmMaxMs) throw new FilmProblem('tooLong', `${durationMs} ms`);
  const hasSound = sound?.codec_name !== undefined && sound.codec_name !== 'unknown';
  return {
    ...{ container: format.format_name, videoCodec: codec, durationMs, width, height },
    audioCodec: hasSound ? (sound.codec_name ?? null) : null,
    fps: frameRate(picture),
    isPictureCopied: isPlayable(picture, format.bit_rate ?? 0, format.format_name),
    isSoundCopied: hasSound ? isPlayableSound(sound) : null,
    isHdr: ['smpte2084', 'arib-std-b67'].includes(picture.color_transfer ?? ''),
    pictureCount: picture.nb_frames ?? 0,
  };
}

const isEncrypted = ({ codec_tag_string = '', side_data_list = [] }: Stream) =>
  /^enc[va]$/.test(codec_tag_string) ||
  side_data_list.some(({ side_data_type }) => isOfEncryption(side_data_type));
const isOfEncryption = (sideData = '') => sideData.startsWith('Encryption');

const areSquare = ({ sample_aspect_ratio: ratio }: Stream) =>
  ratio === undefined || ratio === '1:1' || ratio === '0:1' || ratio === 'N/A';

/** As it is seen: turned the way the phone was held, and as wide as it is meant to be. */
function sizeOf(stream: Stream): [number, number] {
  const [wide = 1, high = 1] = areSquare(stream)
    ? []
    : (stream.sample_aspect_ratio ?? '').split(':').map(Number);
  const width = Math.round(((stream.width ?? 0) * wide) / high);
  const height = stream.height ?? 0;
  const turn = stream.side_data_list?.find(({ rotation }) => rotation !== undefined)?.rotation ?? 0;
  return Math.abs(turn) % 180 === 90 ? [height, width] : [width, height];
}

/** 0 where the file does not tell. */
function frameRate({ avg_frame_rate = '' }: Stream): number {
  const [count = 0, seconds = 0] = avg_frame_rate.split('/').map(Number);
  const rate = seconds > 0 ? count / seconds : 0;
  return rate > 0 && rate <= 240 ? Math.round(rate * 100) / 100 : 0;
}

/** Pictures that every browser plays, in a size that fits: they keep their bytes and are only wrapped anew. */
function isPlayable(stream: Stream, bitRate: number, container: string): boolean {
  const { codec_name, profile = '', pix_fmt, field_order = 'progressive' } = stream;
  const [long, short] = [stream.width ?? 0, stream.height ?? 0].sort((left, right) => right - left) as [
    number,
    number,
  ];
  const fps = frameRate(stream);
  return (
    codec_name === 'h264' &&
    /^(Constrained Baseline|Baseline|Main|High)$/.test(profile) &&
    (pix_fmt === 'yuv420p' || pix_fmt === 'yuvj420p') &&
    ['progressive', 'unknown'].includes(field_order) &&
    areSquare(stream) &&
    long <= filmsTuning.longSideMax &&
    short <= filmsTuning.shortSideMax &&
    fps > 0 &&
    fps <= filmsTuning.fpsMax + 1 &&
    bitRate <= filmsTuning.copiedBitrateMax &&
    /mp4|matroska|flv/.test(container)
  );
}

const isPlayableSound = ({ codec_name, profile, channels = 0 }: Stream) =>
  codec_name === 'aac' && profile === 'LC' && channels >= 1 && channels <= 2;

const SideData = z.array(z.object({ side_data_type: z.string().optional() })).optional();
const Packet = z.object({ pts_time: Number_.optional(), flags: z.string(), side_data_list: SideData });
type Packet = z.infer<typeof Packet>;

/** Of the pictures, at the beginning. */
async function lookAtPackets(file: string, place: WorkPlace): Promise<Packet[]> {
  const found = await probeMedia(
    [
      ...[...guarded, '-select_streams', 'v:0', '-read_intervals', `%+${filmsTuning.keyLookSeconds}`],
      ...['-show_entries', 'packet=pts_time,flags:packet_side_data=side_data_type', file],
    ],
    place,
  );
  return z.object({ packets: z.array(Packet).default([]) }).parse(found).packets;
}

const isPacketLocked = ({ side_data_list = [] }: Packet) =>
  side_data_list.some(({ side_data_type }) => isOfEncryption(side_data_type));

/** A film whose key pictures are far apart is slow to seek in. */
function haveCloseKeys(packets: readonly Packet[]): boolean {
  const keys = packets.filter(({ flags }) => flags.includes('K')).map(({ pts_time = 0 }) => pts_time);
  const end = Math.max(0, ...packets.map(({ pts_time = 0 }) => pts_time));
  const gaps = keys.map((at, index) => (keys[index + 1] ?? end) - at);
  return keys.length > 0 && Math.max(...gaps) <= filmsTuning.copiedKeyEverySeconds;
}
