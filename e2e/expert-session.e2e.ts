import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { bringPanelByRequests } from './support/expert-panel-by-requests.ts';
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

const stage = useStage('expert-session');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'expert-session-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an expert review', { timeout: 400_000 }, () => {
  it('sits, deliberates apart, marks under seal, passes with changes, is verified and archived, and one changed mark is found', async () => {
    const people = await bringPanelByRequests(stage, 90);
    const tale = { people, folder, names: await readNames(people), browser: stage.browserOf('agent') };
    for (const act of [sitDown, hearTheUnit, deliberate, mark, conclude, revise, prove]) await act(tale);
  });
});
