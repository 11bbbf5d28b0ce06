// From one side's pen to the other side's page.
import { setTimeout } from 'node:timers/promises';
import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import type { TestPage } from '../../../server/src/test-support/test-page.ts';
import type { BenchTalk } from './talk.ts';

/** As pages send them. */
const partEveryMs = 40;
const partsInStroke = 25;
const pointsInPart = 3;

type Delays = { drawnMs: number[]; keptMs: number[] };

/** So many strokes, drawn as a hand draws them: ms until the other side has each part, and each mark that is kept. */
export async function measureMarks(
  { page, desk, roomId }: BenchTalk,
  materialId: MaterialId,
  strokeCount: number,
): Promise<Delays> {
  const delays: Delays = { drawnMs: [], keptMs: [] };
  for (let stroke = 0; stroke < strokeCount; stroke += 1) {
    const [pen, other] = stroke % 2 === 0 ? [page, desk] : [desk, page];
    const onPage = { roomId, materialId, page: 1, markId: `bench-stroke-${stroke}` };
    const points = Array.from({ length: pointsInPart * 2 }, (_, at) => (at % 50) / 50);
    for (let part = 0; part < partsInStroke; part += 1) {
      const offset = part * pointsInPart;
      const isIt = (told: { markId: string; offset: number }) =>
        told.markId === onPage.markId && told.offset === offset;
      delays.drawnMs.push(
        await timeUntil(other, 'mark:drawn', isIt, () =>
          pen.request('mark:draw', { ...onPage, offset, points }),
        ),
      );
      await setTimeout(partEveryMs);
    }
    const isKept = (told: { mark: { markId: string } }) => told.mark.markId === onPage.markId;
    delays.keptMs.push(
      await timeUntil(other, 'mark:added', isKept, () =>
        pen.request('mark:add', { ...onPage, kind: 'pen', points: Array(150).fill(0.5) }),
      ),
    );
  }
  return delays;
}

/** Of the moment at which the other page's socket hands it over, not of when somebody looks. */
function timeUntil<Told>(
  other: TestPage,
  name: string,
  fits: (told: Told) => boolean,
  send: () => Promise<unknown>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sentMs = performance.now();
    const handle = (told: Told) => {
      if (!fits(told)) return;
      other.socket.off(name, handle);
      resolve(performance.now() - sentMs);
    };
    other.socket.on(name, handle);
    send().catch(reject);
  });
}
