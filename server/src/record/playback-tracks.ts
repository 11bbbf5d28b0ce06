import { createWriteStream } from 'node:fs';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runFfmpeg } from '../platform/ffmpeg.ts';
import {
  type Codec,
  concatList,
  mainCodec,
  type PlanEntry,
  type PlannedSegment,
  planPictures,
} from './playback-plan.ts';
import type { RecordingFiles } from './recording-files.ts';

type Tools = { files: Pick<RecordingFiles, 'open'>; folder: string; signal: AbortSignal };
export type TrackPlan = {
  trackId: string;
  kind: 'audio' | 'video';
  segments: PlannedSegment[];
  lengthMs: number;
};
export type TrackFile = { path: string; mimeType: string; byteCount: number };

/** How pictures of a codec are made that were none: black ones, and those of another codec. MP4 with the recorder's clock: files of two clocks are not put together rightly. */
const encoders: Record<Exclude<Codec, 'opus'>, readonly string[]> = {
  vp8: ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '6', '-b:v', '1M'],
  h264: [
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-profile:v',
    'baseline',
    '-pix_fmt',
    'yuv420p',
    '-video_track_timescale',
    '90000',
  ],
};
const audioBitrate = '48k';

/**
 * One file of a track's segments, as browsers play it: its time is the recording's. Pictures are copied as they were written,
 * black where there were none. Sound is made anew, without holes: browsers play through holes as if they were not there.
 */
export async function makeTrackFile(plan: TrackPlan, tools: Tools): Promise<TrackFile> {
  const place = (name: string) => `${fileSafe(plan.trackId)}-${name}`;
  const made =
    plan.kind === 'audio' ? await makeSound(plan, tools, place) : await makePictures(plan, tools, place);
  const path = join(tools.folder, made.file);
  return { path, mimeType: made.mimeType, byteCount: (await stat(path)).size };
}

async function makeSound(plan: TrackPlan, tools: Tools, place: (name: string) => string) {
  const file = place('sound.webm');
  const { segments, lengthMs } = plan;
  const seconds = (lengthMs / 1_000).toFixed(3);
  const encode = ['-c:a', 'libopus', '-b:a', audioBitrate, '-t', seconds, '-f', 'webm', file];
  if (segments.length === 0) {
    await runFfmpeg(['-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=mono', ...encode], tools);
    return { file, mimeType: 'audio/webm' };
  }
  const fetched = await fetchAll(segments, tools, place);
  const list = place('list.txt');
  await writeFile(join(tools.folder, list), concatList(fetched, lengthMs));
  const filled = `aresample=48000:async=1:min_hard_comp=0.02:first_pts=0,apad=whole_dur=${seconds}`;
  const offset = ((segments[0]?.fromMs ?? 0) / 1_000).toFixed(3);
  await runFfmpeg(
    ['-itsoffset', offset, '-f', 'concat', '-safe', '0', '-i', list, '-af', filled, ...encode],
    tools,
  );
  await removeAll(fetched, tools);
  return { file, mimeType: 'audio/webm' };
}

async function makePictures(plan: TrackPlan, tools: Tools, place: (name: string) => string) {
  const codec = mainCodec(plan.segments) as Exclude<Codec, 'opus'>;
  const extension = codec === 'h264' ? 'mp4' : 'webm';
  const file = place(`pictures.${extension}`);
  const blacks = new Map<string, string>();
  const listed: { fromMs: number; file: string }[] = [];
  for (const [index, entry] of planPictures(plan.segments, plan.lengthMs).entries()) {
    const name =
      entry.what === 'black'
        ? await makeBlack(entry, codec, blacks, tools, place)
        : await fetchSegment(entry.segment, index, codec, tools, place);
    listed.push({ fromMs: entry.fromMs, file: name });
  }
  const list = place('list.txt');
  await writeFile(join(tools.folder, list), concatList(listed, plan.lengthMs));
  const container = extension === 'mp4' ? ['-movflags', '+faststart', '-f', 'mp4'] : ['-f', 'webm'];
  await runFfmpeg(['-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', ...container, file], tools);
  await removeAll(listed, tools);
  return { file, mimeType: extension === 'mp4' ? 'video/mp4' : 'video/webm' };
}

/** As it was written, or made like the rest of its track. */
async function fetchSegment(
  segment: PlannedSegment,
  index: number,
  codec: Exclude<Codec, 'opus'>,
  tools: Tools,
  place: (name: string) => string,
): Promise<string> {
  const extension = (of: Codec) => (of === 'h264' ? 'mp4' : 'webm');
  const name = place(`${index}.${extension(segment.codec)}`);
  await fetchOne(segment, name, tools);
  if (segment.codec === codec) return name;
  const like = place(`${index}-like.${extension(codec)}`);
  await runFfmpeg(['-i', name, ...encoders[codec], like], tools);
  await rm(join(tools.folder, name));
  return like;
}

async function makeBlack(
  { width, height }: Extract<PlanEntry, { what: 'black' }>,
  codec: Exclude<Codec, 'opus'>,
  known: Map<string, string>,
  tools: Tools,
  place: (name: string) => string,
): Promise<string> {
  const size = `${width}x${height}`;
  const found = known.get(size);
  if (found !== undefined) return found;
  const name = place(`black-${size}.${codec === 'h264' ? 'mp4' : 'webm'}`);
  const black = ['-f', 'lavfi', '-i', `color=black:size=${size}:rate=25`, '-frames:v', '1'];
  await runFfmpeg([...black, ...encoders[codec], name], tools);
  known.set(size, name);
  return name;
}

async function fetchAll(segments: readonly PlannedSegment[], tools: Tools, place: (name: string) => string) {
  const fetched: { fromMs: number; file: string }[] = [];
  for (const [index, segment] of segments.entries()) {
    const file = place(`${index}.webm`);
    await fetchOne(segment, file, tools);
    fetched.push({ fromMs: segment.fromMs, file });
  }
  return fetched;
}

export async function fetchOne(
  { storageKey }: { storageKey: string },
  name: string,
  tools: Tools,
): Promise<void> {
  const { stream } = await tools.files.open(storageKey);
  await pipeline(stream, createWriteStream(join(tools.folder, name), { mode: 0o600 }), {
    signal: tools.signal,
  });
}

/** A long talk's segments take as much room as its files. */
async function removeAll(listed: readonly { file: string }[], { folder }: Tools): Promise<void> {
  await Promise.all(
    [...new Set(listed.map(({ file }) => file))].map((file) => rm(join(folder, file), { force: true })),
  );
}

export const fileSafe = (id: string): string => id.replace(/^-/, '_');
