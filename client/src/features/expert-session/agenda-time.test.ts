import { expect, it } from 'vitest';
import { agendaTime } from './agenda-time.ts';

const part = { startedAt: 1_000, endsAt: 601_000 };

it.each([
  [1_000, 'left', 600_000],
  [300_999, 'left', 300_001],
  [301_000, 'soon', 300_000],
  [540_999, 'soon', 60_001],
  [541_000, 'last', 60_000],
  [601_000, 'over', 0],
  [661_000, 'over', 60_000],
] as const)('at %i ms it is %s, %i ms', (at, kind, ms) => {
  expect(agendaTime(part, at)).toEqual({ kind, ms });
});

it('counts up where a part has no limit', () => {
  expect(agendaTime({ ...part, endsAt: null }, 61_000)).toEqual({ kind: 'running', ms: 60_000 });
});
