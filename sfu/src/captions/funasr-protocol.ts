import { type CaptionLanguage, captionTextMaxLength } from '@cloudseat/shared/nouns/caption.ts';
import { z } from 'zod';
import { recogniserRate } from './recogniser.ts';

// The streaming protocol of FunASR's servers, and of what speaks it: JSON and PCM over one WebSocket a speaker. First a start
// message, then sound as binary frames of s16le; results come as JSON, "2pass-online" with the words of the newest piece alone,
// "2pass-offline" with the whole sentence once more, better. `is_final` means different things in different servers: not used.

/** Servers count frames, and look for the end of speech in each: 60 ms is what they reckon with. */
export const frameSamples = (recogniserRate * 60) / 1_000;

export const startMessage = (name: string, language: CaptionLanguage): string =>
  JSON.stringify({
    mode: '2pass',
    wav_name: name,
    wav_format: 'pcm',
    audio_fs: recogniserRate,
    is_speaking: true,
    /** A piece of 600 ms, looked at with 300 ms before and after it. */
    chunk_size: [5, 10, 5],
    chunk_interval: 10,
    itn: true,
    /** For models of several languages; others know one. */
    svs_lang: language,
  });

export const endMessage = (): string => JSON.stringify({ is_speaking: false });

export type FunasrResult =
  | { kind: 'piece' | 'sentence'; text: string }
  | { kind: 'error'; problem: string }
  /** Of use to other clients. */
  | { kind: 'other' };

const Message = z.object({
  mode: z.string().optional(),
  text: z.string().optional(),
  error: z.union([z.string(), z.object({}).loose()]).nullish(),
});

/** Sentences of models that know several languages begin with signs such as <|zh|><|NEUTRAL|>. */
const withoutSigns = (text: string) => text.replaceAll(/<\|[^|>]*\|>/g, '').slice(0, captionTextMaxLength);

export function parseMessage(data: string): FunasrResult {
  const message = Message.safeParse(readJson(data));
  if (!message.success) return { kind: 'error', problem: 'it sent no message of the protocol' };
  const { mode, text, error } = message.data;
  if (error) return { kind: 'error', problem: typeof error === 'string' ? error.slice(0, 200) : 'an error' };
  if (text === undefined || mode === undefined) return { kind: 'other' };
  if (mode === '2pass-online' || mode === 'online') return { kind: 'piece', text: withoutSigns(text) };
  if (mode === '2pass-offline' || mode === 'offline') return { kind: 'sentence', text: withoutSigns(text) };
  return { kind: 'other' };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
