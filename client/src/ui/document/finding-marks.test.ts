import { type FindingMark, FindingMarks } from '@cloudseat/shared/nouns/document.ts';
import { findingMarksMax } from '@cloudseat/shared/nouns/document-rules.ts';
import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { expect, it } from 'vitest';
import { createFindingMarks, findingHand } from './finding-marks.ts';

const materialId = 'file' as MaterialId;
const mark = (name: string, page = 1): FindingMark => ({
  ...{ markId: `${name}-of-20-characters`, page, kind: 'point', points: [0.5, 0.5] },
});

function start(first: FindingMark[] = []) {
  const told: FindingMark[][] = [];
  const marks = createFindingMarks(materialId, first, (now) => told.push(now));
  const draw = (page: number) => {
    const pen = marks.beginStroke(materialId, page, findingHand);
    for (let step = 0; step < 100; step += 1) pen.add({ x: 0.2 + step / 500, y: 0.3 });
    pen.finish();
  };
  return { marks, told, draw };
}

it('what is drawn on a paper is told as the finding keeps it, with few points, and taken back page by page', async () => {
  const { marks, told, draw } = start([mark('a')]);
  draw(2);
  expect(told.at(-1)).toMatchObject([
    { page: 1, kind: 'point' },
    { page: 2, kind: 'pen' },
  ]);
  expect(told.at(-1)?.[1]?.points).toHaveLength(4);
  expect(FindingMarks.safeParse(told.at(-1)).success).toBe(true);
  await marks.undo(materialId, 1, findingHand.participantId);
  expect(told.at(-1)?.map(({ page }) => page)).toEqual([2]);
  await marks.clear(materialId);
  expect(told.at(-1)).toEqual([]);
});

it('more marks than a finding carries are refused in words, and the others stay', () => {
  const { marks, told, draw } = start();
  for (let count = 0; count <= findingMarksMax; count += 1) draw(1);
  expect(told).toHaveLength(findingMarksMax);
  const { error, logs } = marks.store.getState();
  expect(error).toMatchObject({ code: 'MARKS_FULL' });
  expect(logs[materialId]?.marks).toHaveLength(findingMarksMax);
});
