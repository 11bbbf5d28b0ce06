import type { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { arrange, findMain, gridSize, orderByVoice, viewSizeOf } from './arrange.ts';

const ids = (count: number) => Array.from({ length: count }, (_, at) => `p${at}` as ParticipantId);
const p = (at: number) => `p${at}` as ParticipantId;

describe('orderByVoice', () => {
  it('leaves everybody in place while all fit', () => {
    expect(orderByVoice(ids(9), ids(9), [p(8), p(3)])).toEqual(ids(9));
  });

  it('brings a speaker of a later page onto the first, in place of who was silent longest, and moves nobody else', () => {
    const order = orderByVoice(ids(25), ids(25), [p(20), p(8), p(0)]);
    expect(order.slice(0, gridSize)).toContain(p(20));
    expect(order.slice(0, gridSize)).toContain(p(8));
    expect(order.filter((id, at) => id !== p(at))).toHaveLength(2);
    expect([...order].sort()).toEqual(ids(25).sort());
  });

  it('shows all of the last nine speakers at once', () => {
    const speakers = ids(25).slice(16);
    expect(orderByVoice(ids(25), ids(25), speakers).slice(0, gridSize).sort()).toEqual(speakers.sort());
  });

  it('drops who left and puts who came at the end', () => {
    expect(orderByVoice([p(1), p(2), p(3)], [p(3), p(1), p(9)], [])).toEqual([p(1), p(3), p(9)]);
  });
});

describe('arrange', () => {
  const wish = {
    order: ids(25),
    selfId: p(0),
    mainId: p(7),
    recentSpeakers: [p(7), p(12)],
    pageIndex: 0,
    stripSize: 4,
  };

  it('shows nine of twenty-five in a grid, the others are only heard', () => {
    const { spots, pageCount } = arrange({ ...wish, layout: 'grid' });
    expect(pageCount).toBe(3);
    expect(spots.filter(({ place }) => place === 'tile')).toHaveLength(9);
    expect(spots.filter(({ place }) => place === 'off')).toHaveLength(16);
  });

  it('shows the last page where the page asked for is gone', () => {
    const { pageIndex, spots } = arrange({ ...wish, layout: 'grid', pageIndex: 7 });
    expect(pageIndex).toBe(2);
    expect(spots.filter(({ place }) => place === 'tile').map(({ participantId }) => participantId)).toEqual(
      ids(25).slice(18),
    );
  });

  it('has one large in the speaker layout, and oneself and the last speakers beside', () => {
    const { spots } = arrange({ ...wish, layout: 'speaker' });
    expect(spots.filter(({ place }) => place === 'main').map(({ participantId }) => participantId)).toEqual([
      p(7),
    ]);
    const strip = spots.filter(({ place }) => place === 'strip').map(({ participantId }) => participantId);
    expect(strip).toHaveLength(4);
    expect(strip).toEqual(expect.arrayContaining([p(0), p(12)]));
  });

  it('has nobody large beside a page', () => {
    const { spots } = arrange({ ...wish, layout: 'page' });
    expect(spots.some(({ place }) => place === 'main')).toBe(false);
    expect(spots.filter(({ place }) => place === 'strip')).toHaveLength(4);
  });
});

describe('findMain', () => {
  const wish = { order: ids(4), selfId: p(0), pinnedId: null, floorId: null, recentSpeakers: [] };
  it.each([
    ['who was chosen here', { pinnedId: p(2), floorId: p(3), recentSpeakers: [p(1)] }, p(2)],
    ['who has the floor', { floorId: p(3), recentSpeakers: [p(1)] }, p(3)],
    ['who spoke last, never oneself', { recentSpeakers: [p(0), p(1)] }, p(1)],
    ['the first other', {}, p(1)],
    ['somebody else when the chosen one is gone', { pinnedId: p(9) }, p(1)],
  ])('is %s', (_, change, expected) => {
    expect(findMain({ ...wish, ...change })).toBe(expected);
  });

  it('is oneself when nobody else is there', () => {
    expect(findMain({ ...wish, order: [p(0)] })).toBe(p(0));
  });
});

it('asks for no picture that is not seen', () => {
  expect(viewSizeOf('off', 1)).toBe('hidden');
  expect([1, 2, 4, 9].map((count) => viewSizeOf('tile', count))).toEqual([
    'large',
    'large',
    'medium',
    'small',
  ]);
});
