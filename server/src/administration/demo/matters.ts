import { agricultureMatters } from './matters/agriculture.ts';
import { civilAffairsMatters } from './matters/civil-affairs.ts';
import { cultureMatters } from './matters/culture.ts';
import { disabledMatters } from './matters/disabled.ts';
import { educationMatters } from './matters/education.ts';
import { emergencyMatters } from './matters/emergency.ts';
import { environmentMatters } from './matters/environment.ts';
import { healthMatters } from './matters/health.ts';
import { housingMatters } from './matters/housing.ts';
import { humanResourcesMatters } from './matters/human-resources.ts';
import { justiceMatters } from './matters/justice.ts';
import { marketRegulationMatters } from './matters/market-regulation.ts';
import { medicalSecurityMatters } from './matters/medical-security.ts';
import { planningMatters } from './matters/planning.ts';
import { publicSecurityMatters } from './matters/public-security.ts';
import { taxationMatters } from './matters/taxation.ts';
import { transportMatters } from './matters/transport.ts';
import { waterMatters } from './matters/water.ts';
import type { DemoMatter } from './types.ts';

/** All matters, in the order of their departments. */
export const matters: DemoMatter[] = [
  ...marketRegulationMatters,
  ...humanResourcesMatters,
  ...publicSecurityMatters,
  ...civilAffairsMatters,
  ...medicalSecurityMatters,
  ...housingMatters,
  ...planningMatters,
  ...transportMatters,
  ...waterMatters,
  ...agricultureMatters,
  ...healthMatters,
  ...educationMatters,
  ...taxationMatters,
  ...justiceMatters,
  ...cultureMatters,
  ...environmentMatters,
  ...emergencyMatters,
  ...disabledMatters,
];
