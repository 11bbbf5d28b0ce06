import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, it } from 'vitest';
import { bringPanelTogether } from './support/expert-first-half.ts';
import {
  conclude,
  deliberate,
  hearTheUnit,
  mark,
  prove,
  revise,
  sitDown,
} from './support/expert-second-half.ts';
import { readNames } from './support/expert-sitting.ts';
import { useStage } from './support/stage.ts';

const stage = useStage('expert-story');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'expert-story-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a project is filed with a film recorded in the browser, and its review goes from the draw to an archive in which one changed mark is found', {
  timeout: 600_000,
}, async () => {
  const people = await bringPanelTogether(stage);
  const tale = { people, folder, names: await readNames(people), browser: stage.browserOf('agent') };
  for (const act of [sitDown, hearTheUnit, deliberate, mark, conclude, revise, prove]) await act(tale);
});
