import { afterAll, expect, it } from 'vitest';
import { findPortRange } from '../scripts/start/ports.ts';
import { counters } from './support/counters.ts';
import { readRoutes } from './support/media-probe.ts';
import { useStage } from './support/stage.ts';
import { expectMediaFlows } from './support/talk.ts';
import { startTurnServer, type TurnServer } from './support/turn-server.ts';

let turn: TurnServer;
const stage = useStage('turn', {
  serverEnvironment: async () => {
    const from = 50_000 + Math.floor(Math.random() * 5_000);
    turn = await startTurnServer(await findPortRange({ host: '127.0.0.1', from, count: 41, isMedia: true }));
    return { CLOUDSEAT_TURN_URLS: turn.url, CLOUDSEAT_TURN_SECRET: turn.secret };
  },
});
afterAll(() => turn?.stop());
const { matterId, agents } = counters.soleTrader;

it('who reaches nothing but the relay talks through it, with credentials made for this call', async () => {
  const desk = await stage.openDesk();
  const applicant = await stage.openApplicant();
  await applicant.person.context.addInitScript(() => {
    const Plain = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Plain {
      constructor(configuration?: RTCConfiguration) {
        super({ ...configuration, iceTransportPolicy: 'relay' });
      }
    };
  });
  await desk.beReady(agents[0].loginName);
  await applicant.openMatter(matterId);
  await applicant.start();
  await applicant.signIn({ name: '鉴真', phone: '13800000131' });
  await applicant.giveConsent();
  await applicant.checkNetwork('video');
  await applicant.openLinkFigures();
  expect(await applicant.readLinkFigure('figures.relay')).toBe(applicant.check.text('figures.open'));
  expect(await applicant.readLinkFigure('figures.path')).toBe(applicant.check.text('figures.by.relay'));
  expect(await applicant.readLinkFigure('figures.udp')).toBe(applicant.check.text('figures.shut'));
  const ticket = await applicant.takeTicket();
  await desk.waitForOffer(ticket);
  await desk.accept();
  await desk.waitForCall('鉴真');
  await expectMediaFlows(applicant);
  await expectMediaFlows(desk);
  expect(new Set(await readRoutes(applicant.page))).toEqual(new Set(['relay']));
  expect(new Set(await readRoutes(desk.page))).not.toContain('relay');
});
