import { describe, expect, it } from 'vitest';
import { plan } from './plan.ts';
import { judge, scenarioTimeoutMs, seed } from './test-support/judge.ts';

describe('the fault plan, whole servers', () => {
  it.each(plan.platform)('$name: $about', { timeout: scenarioTimeoutMs }, async (scenario) => {
    expect(await judge(scenario), `seed ${seed}`).toEqual([]);
  });
});
