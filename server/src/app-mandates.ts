import type { GuestMandate } from '@cloudseat/shared/nouns/guest.ts';
import type { MandateId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { Floor } from './app-floor.ts';
import type { Sides } from './app-sides.ts';
import type { Stages } from './app-stages.ts';
import type { CallLookup } from './call/call-lookup.ts';
import type { CaseRow } from './cases/case-write.repository.ts';
import type { Cases } from './cases/cases.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { Identity } from './identity/identity.ts';
import { createCaseTalks } from './mandates/case-talks.ts';
import { createHeldMandateRoutes, type HelperDoor } from './mandates/held-mandate.routes.ts';
import { createHeldMandates } from './mandates/held-mandates.ts';
import { createMandateRepository, type MandateRow } from './mandates/mandate.repository.ts';
import { createMandateCodes } from './mandates/mandate-codes.store.ts';
import { createMandateConfirmations } from './mandates/mandate-confirmations.ts';
import { createMandateRoutes } from './mandates/mandates.routes.ts';
import { createMandates } from './mandates/mandates.ts';
import { mandateTuning } from './tuning-mandates.ts';

type Beside = {
  cases: Cases;
  identity: Identity;
  catalogue: Pick<Catalogue, 'getMatter'>;
  lookup: CallLookup;
  /** One changed, or how it stands with its talk: whoever sees it is to ask again. */
  onChanged: (row: MandateRow) => Promise<void>;
};

/** Who may act for whom: what remembers it, and decides. */
export function createMandateSide(
  { database: { db }, redis, config, cipher, clock, logger, smsSender }: Floor,
  { cases, identity, catalogue, lookup, onChanged }: Beside,
) {
  const repository = createMandateRepository(db, cipher);
  const mandates = createMandates({ repository, cases, identity, clock, logger, onChanged });
  const talks = createCaseTalks(cases.reader, lookup);
  const isLive = async (mandateId: MandateId): Promise<boolean> =>
    (await mandates.find(mandateId))?.state === 'confirmed';
  return {
    mandates,
    talks,
    held: createHeldMandates({ mandates, cases, identity, talks, clock }),
    confirmations: createMandateConfirmations({
      ...{ mandates, cases, identity, clock, logger },
      codes: createMandateCodes(redis, config.tenant, cipher, clock),
      getMatterName: ({ matterId }) => catalogue.getMatter(matterId).name,
      showsCodes: config.demo !== null && smsSender === undefined,
    }),
    isLive,
    async tell(mandateId: MandateId): Promise<void> {
      const row = await repository.find(mandateId);
      if (row !== null) await onChanged(row);
    },
    /** What the two sides of a talk are told of it; null where it is over. */
    async findCard(mandateId: MandateId): Promise<GuestMandate | null> {
      const row = await mandates.find(mandateId);
      if (row?.state !== 'confirmed') return null;
      const { helperName, place, scopes, endsAt } = row;
      return { mandateId, helperName, place, scopes, endsAt: endsAt.getTime() };
    },
    /** Its end is theirs; else who holds one sees it as it is now. */
    async handleCase(of: CaseRow): Promise<void> {
      for (const row of await mandates.listOfCase(of)) if (row.state === 'confirmed') await onChanged(row);
    },
    /** In the journal of the case: who brought a paper, beside which paper it was. */
    async notePaper({ callId, materialId, lineId, sha256 }: Material, mandateId: MandateId): Promise<void> {
      const row = await repository.find(mandateId);
      if (row === null) return;
      const [helperId = ''] = await identity.findApplicantIds(row.helperPhone);
      const details = { materialId, lineId, sha256 };
      await mandates.note(row, { role: 'helper', id: helperId }, 'paperBrought', { callId, details });
    },
  };
}

/** The routes, and what becomes of talks and pages when a mandate changes. */
export function createMandateStage({ lifetime, logger }: Floor, sides: Sides, stages: Stages) {
  const { cases, identity } = sides;
  const { mandates, confirmations, held, talks } = sides.mandates;
  const { guests } = stages.guests;
  const door: HelperDoor = {
    find: (callId) => guests.find(callId),
    async knock(callId, mandateId, { id }) {
      const before = await guests.find(callId);
      const { version } = await guests.change(callId, { kind: 'knock', mandateId }, { role: 'helper', id });
      return version !== before.version;
    },
    async enter(callId, { mandateId, helperName }, allowsRecording) {
      const { mandateId: whose, guest } = await guests.find(callId);
      if (guest !== null && whose === mandateId) return { guestId: guest.guestId, isNew: false };
      return {
        guestId: await guests.enter(callId, mandateId, { name: helperName, allowsRecording }),
        isNew: true,
      };
    },
  };
  const look = () =>
    mandates
      .settleDue()
      .catch((error) => logger.warn({ err: error }, 'mandates that are over were not looked for'));
  lifetime.interval(() => void look(), mandateTuning.lookEveryMs);

  return {
    routes: {
      ...createMandateRoutes({ mandates, confirmations, held, talks, cases }),
      ...createHeldMandateRoutes({ mandates, held, talks, door, openSession: identity.openGuestSession }),
    },
    /** Whoever is in a talk by a mandate that is over is out of it first, then all are told. */
    async handleChanged({ mandateId, caseId, applicantId, helperPhone, state, confirmedAt }: MandateRow) {
      if (confirmedAt !== null && state !== 'confirmed')
        for (const callId of await talks.listLiveIds(caseId))
          await guests.change(callId, { kind: 'endMandate', mandateId }, { role: 'system', id: '' });
      // To a helper there is none before the applicant agreed.
      const helperIds = confirmedAt === null ? [] : await identity.findApplicantIds(helperPhone);
      const { agentId } = await mandates.getCase(caseId);
      const agentIds = await cases.listAgents({ caseId, agentId });
      await stages.announcements.mandate({
        ...{ caseId, mandateId, agentIds, applicantIds: [applicantId, ...helperIds] },
      });
    },
  };
}
