// What the fake cameras and microphones play: a film that says of every frame whose it is and when it is, and speech.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

export type Rgb = readonly [red: number, green: number, blue: number];
export type Film = {
  readonly name: 'applicant' | 'agent';
  /** Of the lower third. */
  readonly colour: Rgb;
  readonly videoPath: string;
  readonly soundPath: string;
};

/** Both repeat without a gap. */
export const filmSeconds = 6;
export const framesPerSecond = 20;
export const frameCount = filmSeconds * framesPerSecond;
/** The upper third: the frame's number, lowest bit first, one block a bit, white is 1; the last block makes them even. */
export const codeBits = 7;

const recipes = {
  applicant: {
    colour: [0, 140, 150],
    hue: 0,
    pitch: 70,
    speed: 170,
    words: '您好，我想开一家小面馆，请问营业执照怎么办？店面是租的，合同签了三年，明天就想开始装修。',
    // Seconds without speech, so that each one's rhythm is like no other's.
    pauses: ['between(t,1,1.6)', 'between(t,2,2.9)', 'between(t,4.2,4.6)', 'gte(t,5.3)'],
  },
  agent: {
    colour: [210, 105, 0],
    hue: 130,
    pitch: 20,
    speed: 130,
    words: '请坐，您好，我是市场监管局的工作人员。身份证和租房合同，都请拍给我看一下，我们一起填表。',
    pauses: ['between(t,0.4,0.8)', 'between(t,1.9,2.5)', 'between(t,3,3.3)', 'between(t,4.9,5.6)'],
  },
} as const;

const folder = fileURLToPath(new URL('../../node_modules/.cache/cloudseat/e2e-media/', import.meta.url));

/** Made once by ffmpeg and espeak-ng; a changed recipe is a new film. */
export function makeFilm(name: Film['name']): Film {
  const recipe = recipes[name];
  const video = videoArguments(recipe);
  const speech = ['-v', 'cmn', '-p', String(recipe.pitch), '-s', String(recipe.speed), recipe.words];
  const sound = [
    '-af',
    `silenceremove=1:0:-50dB,apad,volume=0:enable='${recipe.pauses.join('+')}'`,
    '-t',
    String(filmSeconds),
    '-ar',
    '48000',
    '-ac',
    '1',
  ];
  const id = createHash('sha256')
    .update(JSON.stringify([video, speech, sound]))
    .digest('hex')
    .slice(0, 12);
  const base = `${folder}${name}-${id}`;
  const film = { name, colour: recipe.colour, videoPath: `${base}.mjpeg`, soundPath: `${base}.wav` };
  if (existsSync(film.videoPath) && existsSync(film.soundPath)) return film;
  mkdirSync(folder, { recursive: true });
  const part = `${base}-${process.pid}`;
  run('ffmpeg', ['-y', '-loglevel', 'error', ...video, `${part}.mjpeg`]);
  run('espeak-ng', [...speech, '-w', `${part}-speech.wav`]);
  run('ffmpeg', ['-y', '-loglevel', 'error', '-i', `${part}-speech.wav`, ...sound, `${part}.wav`]);
  rmSync(`${part}-speech.wav`);
  renameSync(`${part}.mjpeg`, film.videoPath);
  renameSync(`${part}.wav`, film.soundPath);
  return film;
}

/** Motion in the middle third, the frame's number above, the person's colour below. */
function videoArguments({ colour, hue }: { colour: Rgb; hue: number }): string[] {
  const box = (index: number, shade: string, when: string) =>
    `drawbox=x=${index * 80}:y=0:w=80:h=160:c=${shade}:t=fill:enable='${when}'`;
  const bits = Array.from({ length: codeBits }, (_, bit) => `mod(floor(n/${2 ** bit}),2)`);
  const filters = [
    `hue=h=${hue}`,
    'drawbox=x=0:y=0:w=640:h=160:c=black:t=fill',
    ...bits.map((isOne, index) => box(index, 'white', isOne)),
    box(codeBits, 'white', `mod(${bits.join('+')},2)`),
    `drawbox=x=0:y=320:w=640:h=160:c=0x${toHex(colour)}:t=fill`,
  ];
  const source = `testsrc2=size=640x480:rate=${framesPerSecond}:duration=${filmSeconds}`;
  return ['-f', 'lavfi', '-i', source, '-vf', filters.join(','), '-pix_fmt', 'yuvj420p', '-q:v', '3'];
}

const toHex = (colour: Rgb) => colour.map((part) => part.toString(16).padStart(2, '0')).join('');

/** The loudness of a film's speech (root of the mean square, 0 to 1), one figure each `stepMs`. */
export function readLoudness({ soundPath }: Film, stepMs: number): number[] {
  const bytes = readFileSync(soundPath);
  const from = bytes.indexOf('data') + 8;
  const stepBytes = (48_000 * 2 * stepMs) / 1_000;
  return Array.from({ length: (filmSeconds * 1_000) / stepMs }, (_, step) => {
    let sum = 0;
    for (let at = from + step * stepBytes; at < from + (step + 1) * stepBytes; at += 2) {
      sum += (bytes.readInt16LE(at) / 32_768) ** 2;
    }
    return Math.sqrt(sum / (stepBytes / 2));
  });
}
