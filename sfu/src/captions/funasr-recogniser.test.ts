import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startFunasrServer } from '../test-support/funasr-server.ts';
import { createFunasrRecogniser } from './funasr-recogniser.ts';
import type { CaptionContent, RecogniserStream } from './recogniser.ts';

let server: Awaited<ReturnType<typeof startFunasrServer>>;
let stream: RecogniserStream | undefined;
let told: string[];
beforeEach(async () => {
  server = await startFunasrServer();
  told = [];
});
afterEach(async () => {
  stream?.close();
  await server.close();
});

const words = (content: CaptionContent) => (content.kind === 'words' ? content.text : 'no words');
const times = { redialMs: [0, 20], answerWithinMs: 1_000, pingEveryMs: 10_000 };
function open(url = server.url, other: Partial<typeof times> = {}): RecogniserStream {
  stream = createFunasrRecogniser(url, { ...times, ...other }).open({
    language: 'zh',
    onReady: () => told.push('ready'),
    onPartial: (content) => told.push(words(content)),
    onFinal: (content) => told.push(`= ${words(content)}`),
    onError: (problem) => told.push(`! ${problem}`),
  });
  return stream;
}
const untilTold = (text: string | RegExp) =>
  vi.waitFor(() => expect(told.filter((line) => line.match(text))).not.toEqual([]), { timeout: 5_000 });
const hum = (loudness: number, durationMs: number) =>
  Int16Array.from({ length: durationMs * 16 }, (_, index) => loudness * 9_000 * Math.sin(index / 7));
const say = (to: RecogniserStream) => [hum(0, 600), hum(1, 1_900), hum(0, 1_300)].forEach(to.push.bind(to));

describe('a recogniser that speaks FunASR’s protocol', () => {
  it('gets sound in frames of 60 ms, and gives words that grow, then the sentence', async () => {
    const open1 = open();
    await untilTold('ready');
    say(open1);
    await untilTold(/^= /);
    const growing = ['您好', '您好我想', '您好我想办理', '您好我想办理登记'];
    expect(told).toEqual(['ready', ...growing, '= 您好我想办理登记。']);
    const [session] = server.sessions;
    expect(session?.start).toMatchObject({ mode: '2pass', audio_fs: 16_000 });
    expect(new Set(session?.frameBytes)).toEqual(new Set([1_920]));
    open1.close();
    await vi.waitFor(() => expect(session?.hasEnded).toBe(true));
  });

  it('is dialled again after it hung up, and begins the sentence anew', async () => {
    const open1 = open();
    await untilTold('ready');
    open1.push(hum(0, 600));
    open1.push(hum(1, 1_300));
    await untilTold('您好');
    server.hangUp();
    await vi.waitFor(() => expect(told.filter((line) => line === 'ready')).toHaveLength(2));
    told = [];
    say(open1);
    await untilTold(/^= /);
    expect(told[0]).toBe('您好');
  });

  it.each([
    ['says an error', '{"error":"out of memory"}', /^! out of memory/],
    ['says what is no message', 'Bad Gateway', /^! it sent no message/],
    ['says far too much', `{"text":"${'x'.repeat(70_000)}"}`, /^! Max payload/],
  ])('is dialled again when it %s', async (_name, text, problem) => {
    open();
    await untilTold('ready');
    server.send(text);
    await untilTold(problem);
    await vi.waitFor(() => expect(told.filter((line) => line === 'ready')).toHaveLength(2));
  });

  it('is tried until it takes one more speaker', async () => {
    server.refuse(true);
    open();
    await untilTold(/^! Unexpected server response: 503/);
    expect(told).not.toContain('ready');
    server.refuse(false);
    await untilTold('ready');
  });

  it('fails when it does not answer a ping', async () => {
    const deaf = await startFunasrServer({ answersPings: false });
    open(deaf.url, { pingEveryMs: 20 });
    await untilTold(/^! it does not answer/);
    stream?.close();
    await deaf.close();
  });

  it('tells nothing after it was closed, wherever it was', async () => {
    const open1 = open();
    open1.close();
    open1.push(hum(1, 1_000));
    const open2 = open();
    await untilTold('ready');
    told = [];
    open2.close();
    server.send('{"mode":"2pass-online","text":"late"}');
    server.hangUp();
    // A third one is served after whatever the two had left.
    open();
    await untilTold('ready');
    expect(told).toEqual(['ready']);
  });
});
