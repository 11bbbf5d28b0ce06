import { expect, it } from 'vitest';
import { counters } from '../support/counters.ts';
import { createPageLook } from '../support/page-look.ts';
import { useStage } from '../support/stage.ts';
import { readWords } from '../support/words.ts';

const stage = useStage('monitor');
const { matterId, agents } = counters.soleTrader;
const looks = (['zh-Hans', 'zh-Hant', 'en'] as const).flatMap((locale) =>
  (['phone', 'desk'] as const).map((device) => ({ locale, device })),
);

it('a talk that is listened to speaks each language, fits a phone and a desk, and is free of serious faults', {
  timeout: 400_000,
}, async () => {
  const desk = await stage.openDesk();
  const applicant = await stage.openApplicant();
  await desk.beReady(agents[0].loginName);
  const ticket = await applicant.queueFor(matterId, { name: '岳飞', phone: '13800000131' });
  await desk.waitForOffer(ticket);
  await desk.accept();
  await applicant.waitForCall(agents[0]);
  for (const { locale, device } of looks) {
    const supervisor = await stage.openSupervisor({ device, locale });
    const { page, person } = supervisor;
    const words = readWords(locale, 'monitor');
    const names = ['岳*', '汪海澜', ...agents.map(({ displayName }) => displayName)];
    const { look, expectClean } = createPageLook(person, locale, names);
    const press = (name: string) => page.getByRole('button', { name }).click();
    const lane = (key: 'monitor' | 'whisper' | 'main') =>
      page.getByText(words.text(`lane.${key}.now`), { exact: true }).waitFor();
    await supervisor.openSignIn();
    await supervisor.signIn();
    await supervisor.find(ticket);
    await supervisor.openCall(ticket);
    const listen = page.getByRole('link', {
      name: readWords(locale, 'supervision').text('why.listen'),
    });
    await listen.waitFor();
    await look('1-story');
    // By keys alone, from here on.
    await listen.focus();
    await page.keyboard.press('Enter');
    await lane('monitor');
    await expect.poll(() => page.locator('[data-person]').count()).toBe(2);
    await look('2-listens');
    await press(words.text('lane.whisper.name'));
    await look('3-asks');
    await page.keyboard.press('Escape');
    await lane('monitor');
    for (const key of ['whisper', 'main'] as const) {
      await page.getByRole('button', { name: words.text(`lane.${key}.name`) }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: words.text(`ask.${key}.yes`) }).focus();
      await page.keyboard.press('Enter');
      await lane(key);
      await look(`4-${key}`);
    }
    await person.context.setOffline(true);
    await page.getByText(words.text('away')).waitFor();
    await look('5-away');
    person.expectProblems(/ERR_INTERNET_DISCONNECTED|WebSocket/);
    await person.context.setOffline(false);
    await page.getByText(words.text('away')).waitFor({ state: 'detached' });
    await page.goto('/supervision/calls/no-such-call/listen');
    person.expectProblems(/404/);
    await page.getByRole('alert').waitFor();
    expectClean(6);
  }
});
