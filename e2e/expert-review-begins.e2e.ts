import { expect, it } from 'vitest';
import { bringPanelTogether } from './support/expert-first-half.ts';
import { useStage } from './support/stage.ts';

const stage = useStage('expert-begins');

it('a project is filed with a film recorded in the browser, its panel is drawn, reads, checks in and is opened', {
  timeout: 400_000,
}, async () => {
  const { experts } = await bringPanelTogether(stage);
  expect(new Set(experts.map(({ loginName }) => loginName)).size).toBe(5);
});
