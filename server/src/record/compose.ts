import { createReadStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { runFfmpeg } from '../platform/ffmpeg.ts';
import { findFonts } from '../platform/pdf/fonts.ts';
import { playbackTuning } from '../tuning-playback.ts';
import { drawOverlay } from './compose-overlay.ts';
import { frameMs, layOut, type PlannedTrack, planSpans, type Span } from './compose-plan.ts';
import { type Job, JobFailure, type JobKind, type JobResult, type JobTools } from './job-runner.ts';
import { lengthOf, type Playbacks } from './playback.ts';
import { joinStretches, planSegments } from './playback-plan.ts';
import type { PlaybackReader, RecordingRow, TrackRow } from './playback-read.repository.ts';

type Dependencies = {
  reader: PlaybackReader;
  playbacks: Pick<Playbacks, 'fetchInto'>;
  /** What is written over the picture: for whom it was made, when and what for. */
  writeViewer: (agentId: AgentId, at: number, reason: string) => Promise<string>;
};
const canvas = { width: playbackTuning.composedWidth, height: playbackTuning.composedHeight };
/** Shares of the work, for the progress: fetching, sound, pictures; putting them together is the rest. */
const shares = { fetched: 0.05, sound: 0.12, pictures: 0.97 };
/** Missing for less, somebody counts as there all the time, ms. */
const voiceJoinMs = 2_500;
const pictureJoinMs = 1_500;
const rate = 1_000 / frameMs;

/**
 * The kind `composed`: one file of a whole recording for somebody who asked. A grid that follows who was there, span by span, all
 * voices in one, their clock, and the asker's name over the picture throughout.
 */
export function createComposedKind({ reader, playbacks, writeViewer }: Dependencies): JobKind {
  async function make(job: Job, tools: JobTools): Promise<JobResult> {
    const row = job.recordingId === null ? null : await reader.find(job.recordingId);
    if (row === null || row.deletedAt !== null || job.askedBy === null) throw new JobFailure('gone');
    const tracks = await reader.listTracks(row.recordingId);
    const played = await playbacks.fetchInto(job, tools);
    tools.onProgress(shares.fetched);
    const seconds = lengthOf(row) / 1_000;
    await mixVoices(tracks, played, seconds, tools);
    tools.onProgress(shares.sound);
    const spans = planSpans(await planTracks(row, tracks), await planGaps(row), lengthOf(row));
    const watermark = await writeViewer(job.askedBy, job.askedAt, job.reason);
    await drawSpans({ spans, played, watermark, startedAtMs: row.startedAt.getTime() }, tools);
    await joinSpans(spans, tools);
    const fileName = `录像-${row.recordingId}.mp4`;
    return { fileName, mimeType: 'video/mp4', bytes: createReadStream(join(tools.folder, 'composed.mp4')) };
  }

  async function planTracks(row: RecordingRow, tracks: readonly TrackRow[]): Promise<PlannedTrack[]> {
    const segments = await reader.listSegments(row.recordingId);
    return tracks.map(({ trackId, participantId, displayName, source, kind }) => {
      const own = segments.filter((segment) => segment.trackId === trackId);
      const planned = planSegments(own, row.startedAt.getTime(), lengthOf(row));
      const stretches = joinStretches(planned, kind === 'audio' ? voiceJoinMs : pictureJoinMs);
      const label = source === 'screen' ? `${displayName} 的屏幕` : displayName;
      return { trackId, participantId, label, source, stretches };
    });
  }

  async function planGaps({ recordingId, startedAt }: RecordingRow) {
    const gaps = await reader.listGaps(recordingId);
    return gaps
      .filter(({ trackId }) => trackId === null)
      .map(({ cause, startedAt: from, endedAt }) => ({
        cause,
        fromMs: from.getTime() - startedAt.getTime(),
        toMs: (endedAt ?? from).getTime() - startedAt.getTime(),
      }));
  }

  return { kind: 'composed', make };
}

/** All voices, none quieter for the others' sake, and never too loud. */
async function mixVoices(
  tracks: readonly TrackRow[],
  played: ReadonlyMap<string, string>,
  seconds: number,
  tools: JobTools,
): Promise<void> {
  const files = tracks
    .filter(({ kind }) => kind === 'audio')
    .flatMap(({ trackId }) => played.get(trackId) ?? []);
  const inputs =
    files.length === 0
      ? ['-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=mono']
      : files.flatMap((file) => ['-i', file]);
  const mix = files.length > 1 ? `amix=inputs=${files.length}:normalize=0:duration=longest,` : '';
  await runFfmpeg(
    [
      ...[...inputs, '-filter_complex', `${mix}aresample=48000,alimiter=limit=0.95`, '-ac', '1'],
      ...['-c:a', 'aac', '-b:a', '96k', '-t', seconds.toFixed(3), 'voices.m4a'],
    ],
    tools,
  );
}

type Drawing = {
  spans: readonly Span[];
  played: ReadonlyMap<string, string>;
  watermark: string;
  startedAtMs: number;
};

async function drawSpans({ spans, played, watermark, startedAtMs }: Drawing, tools: JobTools): Promise<void> {
  const wholeMs = spans.at(-1)?.toMs ?? 0;
  for (const [index, span] of spans.entries()) {
    const boxes = layOut(span.tiles, canvas.width, canvas.height);
    const overlay = `overlay-${index}.png`;
    await writeFile(join(tools.folder, overlay), await drawOverlay(span, boxes, watermark, canvas));
    const told = (ms: number) =>
      tools.onProgress(shares.sound + (shares.pictures - shares.sound) * ((span.fromMs + ms) / wholeMs));
    await runFfmpeg(
      [
        ...[
          '-filter_complex_threads',
          '1',
          '-filter_complex',
          graphOf({ span, boxes, played, overlay, startedAtMs }),
        ],
        ...['-map', '[out]', '-frames:v', String((span.toMs - span.fromMs) / frameMs), '-r', String(rate)],
        ...[
          '-c:v',
          'libx264',
          '-preset',
          'veryfast',
          '-crf',
          '27',
          '-g',
          String(rate * 4),
          '-pix_fmt',
          'yuv420p',
        ],
        ...['-threads', '1', '-video_track_timescale', '12800', nameOf(index)],
      ],
      { ...tools, onTime: told },
    );
    await rm(join(tools.folder, overlay));
  }
}

/** A tile shows the last picture at or before each moment, whatever sizes and shapes its track had. */
function graphOf({
  span: { fromMs, toMs, tiles },
  boxes,
  played,
  overlay,
  startedAtMs,
}: {
  span: Span;
  boxes: readonly { x: number; y: number; width: number; height: number }[];
  played: ReadonlyMap<string, string>;
  overlay: string;
  startedAtMs: number;
}): string {
  const [from, duration] = [(fromMs / 1_000).toFixed(3), ((toMs - fromMs) / 1_000).toFixed(3)];
  const parts = [`color=c=0x10151d:s=${canvas.width}x${canvas.height}:r=${rate}:d=${duration}[base0]`];
  let count = 0;
  for (const [index, { trackId }] of tiles.entries()) {
    const [file, box] = [trackId === null ? undefined : played.get(trackId), boxes[index]];
    if (file === undefined || box === undefined) continue;
    const { x, y, width, height } = box;
    const fit = `scale=${width}:${height}:force_original_aspect_ratio=decrease:force_divisible_by=2:eval=frame,setsar=1,pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2:eval=frame`;
    const time = `fps=${rate}:start_time=${from},setpts=PTS-${from}/TB,trim=start=0:end=${duration}`;
    parts.push(
      `movie=${file}:seek_point=${Math.max(0, fromMs / 1_000 - 0.5).toFixed(3)},${fit},${time}[tile${count}]`,
    );
    parts.push(`[base${count}][tile${count}]overlay=${x}:${y}:eof_action=repeat[base${count + 1}]`);
    count += 1;
  }
  parts.push(`movie=${overlay}[words]`);
  parts.push(`[base${count}][words]overlay=0:0:eof_action=repeat,${clockOf(startedAtMs + fromMs)}[out]`);
  return parts.join(';');
}

/** The district's time of day, running. */
function clockOf(epochMs: number): string {
  const font = findFonts('zh-Hans').faces.Sans?.normal[0];
  const second = Math.floor(epochMs / 1_000);
  return `drawtext=fontfile=${font}:fontsize=22:fontcolor=white:box=1:boxcolor=black@0.45:boxborderw=6:x=w-tw-14:y=h-th-14:text='%{pts\\:localtime\\:${second}}'`;
}

/** Pictures span by span, with the sound: nothing is made anew. */
async function joinSpans(spans: readonly Span[], tools: JobTools): Promise<void> {
  const list = spans.map((_, index) => `file ${nameOf(index)}\n`).join('');
  await writeFile(join(tools.folder, 'spans.txt'), `ffconcat version 1.0\n${list}`);
  await runFfmpeg(
    [
      ...['-f', 'concat', '-safe', '0', '-i', 'spans.txt', '-i', 'voices.m4a', '-map', '0:v', '-map', '1:a'],
      ...['-c', 'copy', '-movflags', '+faststart', 'composed.mp4'],
    ],
    tools,
  );
}

const nameOf = (index: number) => `span-${index}.mp4`;
