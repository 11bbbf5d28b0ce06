import { agents } from './agents.ts';
import { cannedReplies } from './canned-replies.ts';
import { departments } from './departments.ts';
import { entryCodes } from './entry-codes.ts';
import { t } from './local-text.ts';
import { matters } from './matters.ts';
import { openingHours } from './opening-hours.ts';
import { panel } from './panel.ts';
import { projectKinds } from './project-kinds.ts';
import { regionMatters } from './region-matters.ts';
import { regionStaff } from './region-staff.ts';
import { regions } from './regions.ts';
import { samples } from './samples.ts';
import { skills } from './skills.ts';
import { staff } from './staff.ts';
import { towns } from './towns.ts';
import type { DemoData } from './types.ts';

/** Everything a fresh platform is filled with, so that it can be tried at once. */
export const demoData: DemoData = {
  disclaimer: t(
    '演示内容，仅供试用。办理条件、材料和收费以主管部门公布的为准。',
    'Demonstration content. Conditions, documents and fees are those published by the department in charge.',
  ),
  departments,
  towns,
  regions,
  openingHours,
  skills,
  samples,
  matters,
  agents,
  staff: [...staff, ...panel],
  regionMatters,
  regionStaff,
  entryCodes,
  cannedReplies,
  projectKinds,
};
