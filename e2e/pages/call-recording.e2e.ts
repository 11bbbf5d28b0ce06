import type { RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import { describe, expect, it } from 'vitest';
import { counters } from '../support/counters.ts';
import { createEveryView } from '../support/every-view.ts';
import { stubRecorder } from '../support/recorder-states.ts';
import { useStage } from '../support/stage.ts';
import { readWords, type WordKey } from '../support/words.ts';

const stage = useStage('call-recording');
const { matterId, agents } = counters.soleTrader;
const identity = { name: '张三丰', phone: '13800000061' };
const words = readWords('zh-Hans', 'call-recording');
const onDesk = readWords('zh-Hans', 'desk');

const gap = (cause: RoomRecording['cause']): Partial<RoomRecording> => ({ state: 'gap', cause });
/** Every state that a page has a word for, as an applicant reads it and as an agent does. */
const states: [Partial<RoomRecording> | null, WordKey<'call-recording'>, WordKey<'call-recording'>][] = [
  [null, 'word.none', 'word.none'],
  [{ state: 'off', consent: 'refused' }, 'word.refused.applicant', 'word.refused.staff'],
  [{ state: 'consentPending', consent: 'asked' }, 'word.asked.applicant', 'word.asked.staff'],
  [{ state: 'starting' }, 'word.starting', 'word.starting'],
  [{}, 'word.recording', 'word.recording'],
  [gap('hold'), 'word.held', 'word.held'],
  [gap('telephone'), 'word.telephone', 'word.telephone'],
  [gap('nodeLost'), 'word.broken', 'word.broken'],
  [{ state: 'pausedPrivacy', cause: 'privacy' }, 'word.paused', 'word.paused'],
  [{ ...gap('consentWithdrawn'), consent: 'refused' }, 'word.withdrawn.applicant', 'word.withdrawn.staff'],
  [{ state: 'off', cause: 'diskFull' }, 'word.full', 'word.full'],
  [{ state: 'failed' }, 'word.failed', 'word.failed'],
];

describe('what both sides see of a recorder', () => {
  it('is its word in every state, read out as it changes, with what it means and what one can do', async () => {
    const view = createEveryView([identity.name, ...agents.map(({ displayName }) => displayName)]);
    const desk = await stage.openDesk();
    const applicant = await stage.openApplicant();
    const recorders = [await stubRecorder(desk.person.context), await stubRecorder(applicant.person.context)];
    const tell = (state: Partial<RoomRecording> | null) => {
      for (const recorder of recorders) recorder.set(state);
    };
    await desk.beReady(agents[0].loginName);
    await desk.waitForOffer(await applicant.queueFor(matterId, identity));
    await desk.accept();
    await applicant.waitForCall(agents[0]);
    await desk.waitForCall(identity.name);
    const tagOf = (side: typeof desk | typeof applicant) => side.page.locator('button[data-recording]');

    for (const [state, ofApplicant, ofDesk] of states) {
      tell(state);
      for (const [side, key] of [
        [applicant, ofApplicant],
        [desk, ofDesk],
      ] as const) {
        await tagOf(side)
          .filter({ hasText: words.text(key) })
          .waitFor();
        // Read out as well: the same words in a region that is polite.
        await side.page
          .getByRole('status')
          .filter({ hasText: words.text(key) })
          .first()
          .waitFor({ state: 'attached' });
      }
    }
    const signs = async (state: Partial<RoomRecording>) => {
      tell(state);
      const { cause = null } = state;
      await expect
        .poll(() => tagOf(desk).getAttribute('data-recording'))
        .toBe(cause === null ? 'on' : 'paused');
      return tagOf(desk).locator('svg').innerHTML();
    };
    expect(await signs({})).not.toBe(await signs(gap('hold')));

    tell({});
    await view.look(applicant, 'recording', { ready: 'button[data-recording="on"]' });
    await view.look(desk, 'desk-recording', { isDesk: true, ready: 'button[data-recording="on"]' });
    await tagOf(applicant).click();
    await view.look(applicant, 'sheet', { ready: '[role="dialog"]' });
    await applicant.page.getByRole('button', { name: words.text('withdraw.open') }).click();
    await view.look(applicant, 'withdraw', { ready: '[role="dialog"]' });
    await applicant.page.getByRole('button', { name: words.text('withdraw.stay') }).click();
    await tagOf(desk).click();
    await view.look(desk, 'desk-sheet', { isDesk: true, ready: '[role="dialog"]' });
    await desk.page.keyboard.press('Escape');

    tell({ state: 'off', consent: 'asked' });
    await view.look(applicant, 'question', { ready: 'h1' });
    await applicant.page.getByRole('button', { name: words.text('ask.open') }).click();
    await applicant.page.getByText('录音录像：只有您在下面单独同意').waitFor();
    await view.look(applicant, 'wording', { ready: '[role="dialog"] section' });
    const [yes, no] = [words.text('ask.yes'), words.text('ask.no')].map((name) =>
      applicant.page.getByRole('button', { name, exact: true }),
    );
    const [ofYes, ofNo] = [await yes?.boundingBox(), await no?.boundingBox()];
    expect(ofYes?.height).toBe(ofNo?.height);
    expect(Math.abs((ofYes?.width ?? 0) - (ofNo?.width ?? 0))).toBeLessThanOrEqual(1);
    await applicant.page.keyboard.press('Escape');
    await view.look(desk, 'desk-asked', { isDesk: true, ready: 'button[data-recording]' });

    tell({ state: 'pausedPrivacy', cause: 'privacy' });
    await view.look(applicant, 'paused', { ready: 'button[data-recording="paused"]' });
    await view.look(desk, 'desk-paused', { isDesk: true, ready: 'button[data-recording="paused"]' });
    tell(gap('recorderLost'));
    await view.look(desk, 'desk-broken', { isDesk: true, ready: 'button[data-recording="broken"]' });

    // Who has not agreed can be asked: from the tool, after what it means was read.
    tell({ state: 'off', consent: 'refused' });
    await desk.page.getByRole('button', { name: onDesk.text('call.record.ask') }).click();
    await desk.page
      .getByRole('dialog')
      .getByRole('button', { name: words.text('desk.ask') })
      .waitFor();
    await desk.person.takePicture('desk-ask');
    await desk.page.keyboard.press('Escape');
    view.expectClean(10, []);
    await desk.end();
    await desk.saveWrapUp('answered');
  });
});
