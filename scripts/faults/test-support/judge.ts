import { inject } from 'vitest';
import { type Defect, runScenario, type Scenario } from '../scenario.ts';

/** Any seed must pass; the one of a failure is said, to repeat its choices: `npm run test:faults -- --short --seed`. */
export const seed = Math.floor(Math.random() * 1_000_000);
export const scenarioTimeoutMs = 200_000;

/** The short form on the servers of this test run. */
export async function judge(scenario: Scenario, defect?: Defect): Promise<string[]> {
  const { problems } = await runScenario(scenario, {
    ...{ seed, isShort: true, postgresUrl: async () => inject('postgresUrl') },
    ...(defect === undefined ? {} : { defect, isProof: true }),
  });
  return problems;
}
