import { describe, expect, it } from 'vitest';
import { plan, provableDefects, provingScenario } from './plan.ts';
import { judge, scenarioTimeoutMs, seed } from './test-support/judge.ts';

/** The others are met by `npm run test:faults -- --prove`, and by the dispatcher's property test. */
const proved = [/fence/, /deadline/];

describe('the fault plan, dispatcher', () => {
  it.each(plan.dispatcher)('$name: $about', { timeout: scenarioTimeoutMs }, async (scenario) => {
    expect(await judge(scenario), `seed ${seed}`).toEqual([]);
  });

  it.each(provableDefects.filter(({ name }) => proved.some((word) => word.test(name))))(
    'notices $name',
    { timeout: scenarioTimeoutMs },
    async (defect) => {
      // By a rule that broke or a promise that was not kept, not by scripts that do not run.
      expect((await judge(provingScenario, defect)).join('\n'), `seed ${seed}`).toMatch(
        /^(\d+: |call |the (line|acknowledged|offer) )/,
      );
    },
  );
});
