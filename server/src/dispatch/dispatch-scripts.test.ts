import { describe, expect, it } from 'vitest';
import { dispatchTuning } from '../tuning.ts';
import { assembleLibrary, readScriptSources } from './dispatch-scripts.ts';

const sources = readScriptSources();
const transitions = [...sources].filter(([name]) => !name.startsWith('parts/'));

describe('the dispatcher scripts', () => {
  it.each(transitions)('%s says what it does, its keys, arguments, result and events', (_name, text) => {
    const header = text.slice(0, text.search(/^[^-]/m));
    expect(header).toMatch(/^-- [A-Z].+\n/);
    expect(
      header.match(/^-- (keys|args|result|events?):/gm)?.map((line) => line.replace('events', 'event')),
    ).toEqual(['-- keys:', '-- args:', '-- result:', '-- event:']);
  });

  it('carry figures, failure codes and names of fields in their text', () => {
    const { source } = assembleLibrary(sources, { ...dispatchTuning, connectTimeoutMs: 12_345 });
    expect(source).toContain('12345');
    expect(source).toContain('{ -9 }');
    expect(source).not.toMatch(/tuning\.|fail\.|field\./);
  });

  it('are one library, under a name of their own for every version and every set of figures', () => {
    const first = assembleLibrary(sources, dispatchTuning);
    expect(assembleLibrary(readScriptSources(), dispatchTuning).name).toBe(first.name);
    expect(assembleLibrary(sources, { ...dispatchTuning, leaseMs: 1 }).name).not.toBe(first.name);
    expect(first.source.split('\n')[0]).toBe(`#!lua name=${first.name}`);
    expect(first.functionName).toMatch(/^cs_[0-9a-f]{12}$/);
  });

  it('do not start with a figure that does not exist', () => {
    const broken = new Map(sources).set('tick', 'return { now + tuning.offerTimeout }');
    expect(() => assembleLibrary(broken, dispatchTuning)).toThrow('unknown tuning.offerTimeout');
  });

  it('take their time from Redis alone', () => {
    for (const [name, text] of sources) {
      expect(text, name).not.toMatch(/os\.(time|clock)|testclock/);
      if (name !== 'parts/clock') expect(text, name).not.toContain("'TIME'");
    }
  });
});
