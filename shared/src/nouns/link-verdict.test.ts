import { describe, expect, it } from 'vitest';
import { gradeOfLink, judgeLink, type LinkMeasure } from './link-verdict.ts';

const fine: LinkMeasure = {
  ...{ socketMs: 40, udp: true, tcp: true, relay: null, path: 'udp' },
  ...{ lossUp: 0, lossDown: 0, roundTripMs: 60, jitterMs: 5, upBps: 480_000, downBps: 470_000 },
};

describe('what a link is good for', () => {
  it.each<[string, Partial<LinkMeasure>, string, string]>([
    ['nothing wrong', {}, 'video', 'good'],
    ['a little lost', { lossDown: 0.05 }, 'video', 'fair'],
    ['far away', { roundTripMs: 500 }, 'video', 'fair'],
    ['over TCP alone', { udp: false, path: 'tcp' }, 'video', 'good'],
    ['a tenth lost on the way up', { lossUp: 0.1 }, 'voice', 'weak'],
    [
      'a third lost, narrow and slow',
      { lossUp: 0.3, lossDown: 0.3, roundTripMs: 620, upBps: 110_000 },
      'voice',
      'weak',
    ],
    ['narrow on the way down', { downBps: 60_000 }, 'voice', 'weak'],
    ['most of it lost', { lossDown: 0.5 }, 'text', 'weak'],
    ['too narrow for a voice', { upBps: 12_000 }, 'text', 'weak'],
    ['seconds away', { roundTripMs: 2_500 }, 'text', 'weak'],
    ['a way that carries nothing', { upBps: null, downBps: null, lossUp: null }, 'text', 'weak'],
    ['no way for media', { udp: false, tcp: false, path: null, upBps: null, downBps: null }, 'text', 'weak'],
    ['a page that hardly answers', { socketMs: 3_400 }, 'kiosk', 'lost'],
    ['no answer at all', { socketMs: null, path: null }, 'kiosk', 'lost'],
  ])('%s', (_, changes, verdict, grade) => {
    const measure = { ...fine, ...changes };
    expect([judgeLink(measure), gradeOfLink(measure)]).toEqual([verdict, grade]);
  });
});
