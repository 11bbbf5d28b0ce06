import { describe, expect, it } from 'vitest';
import type { Applicant } from './support/applicant.ts';
import { counters } from './support/counters.ts';
import type { Desk } from './support/desk.ts';
import { useStage } from './support/stage.ts';
import { expectMediaFlows } from './support/talk.ts';

const stage = useStage('many');
const { matterId, agents } = counters.soleTrader;
const names = ['周一甲', '周一乙', '周一丙'];

describe('three applicants and two agents at once', () => {
  it('both agents get calls of their own; the third waits and is served after one ends', async () => {
    const byTicket = new Map<string, { applicant: Applicant; name: string }>();
    for (const [index, name] of names.entries()) {
      const applicant = await stage.openApplicant();
      const ticket = await applicant.queueFor(matterId, { name, phone: `1380000003${index}` });
      byTicket.set(ticket, { applicant, name });
    }
    const [firstTicket, secondTicket, lastTicket = ''] = [...byTicket.keys()];
    const desks = [await stage.openDesk(), await stage.openDesk()] as const;

    /** Whoever rings at this desk is answered; both see and hear each other. */
    async function answer(desk: Desk): Promise<string> {
      const ticket = await desk.readOffer();
      const caller = byTicket.get(ticket);
      if (!caller) throw new Error(`nobody has the number ${ticket}`);
      await desk.accept();
      await desk.waitForCall(caller.name);
      await expectMediaFlows(desk);
      await expectMediaFlows(caller.applicant);
      return ticket;
    }

    await Promise.all([desks[0].beReady(agents[0].loginName), desks[1].beReady(agents[1].loginName)]);
    const answered = await Promise.all(desks.map(answer));
    expect(new Set(answered)).toEqual(new Set([firstTicket, secondTicket]));

    const last = byTicket.get(lastTicket)?.applicant;
    await last?.place('waiting.aheadNone').waitFor();
    await last?.page.getByText(last.words.text('waiting.reason.agentsBusy')).waitFor();
    await last?.person.takePicture('third-waits');
    await desks[0].person.takePicture('busy');

    await desks[0].end();
    await desks[0].saveWrapUp('answered');
    expect(await answer(desks[0])).toBe(lastTicket);
    await expectMediaFlows(desks[1]);
  });
});
