import { describe, expect, it } from 'vitest';
import { dispatchTuning } from '../tuning.ts';
import { assembleScripts, readScriptSources } from './dispatch-scripts.ts';

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

  it('carry figures and failure codes as numbers', () => {
    const accept = assembleScripts(sources, { ...dispatchTuning, connectTimeoutMs: 12_345 }).get('accept');
    expect(accept).toContain('12345');
    expect(accept).toContain('{ -9 }');
    expect(accept).not.toMatch(/tuning\.|fail\.|field\./);
  });

  it('carry what they need of the parts and nothing else', () => {
    const heartbeat = assembleScripts(sources, dispatchTuning).get('heartbeat') ?? '';
    expect(heartbeat).toContain('local function agentKey');
    expect(heartbeat).toContain('local now =');
    expect(heartbeat).not.toContain('local function ring');
    expect(heartbeat).not.toContain('local function loadCall');
  });

  it('do not start with a figure that does not exist', () => {
    const broken = new Map(sources).set('tick', 'return { now + tuning.offerTimeout }');
    expect(() => assembleScripts(broken, dispatchTuning)).toThrow('unknown tuning.offerTimeout');
  });

  it('take their time from Redis alone', () => {
    for (const [name, text] of sources) {
      expect(text, name).not.toMatch(/os\.(time|clock)|testclock/);
      if (name !== 'parts/clock') expect(text, name).not.toContain("'TIME'");
    }
  });
});
