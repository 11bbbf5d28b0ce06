import { it } from 'vitest';
import { fileProject } from './support/expert-filing-steps.ts';
import { useStage } from './support/stage.ts';

const stage = useStage('expert-begins');
const phone = '13900000127';

it('a project is filed with a film recorded in the browser', { timeout: 300_000 }, async () => {
  const unit = await stage.openApplicant();
  await fileProject(unit, phone);
});
