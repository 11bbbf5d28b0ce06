import type { FormChange, FormFilling } from '@cloudseat/shared/nouns/form.ts';
import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { FormTold } from '../forms/forms.ts';
import type { Logger } from '../platform/logger.ts';
import type { Sockets } from './sockets.ts';

type Options = {
  sockets: () => Sockets;
  findFilling: (caseId: CaseId) => Promise<FormFilling | null>;
  logger: Logger;
};

/** Tells the pages of both sides what a form holds now, or where somebody points. Pages drop an older version that comes late. */
export function createFormNotices({ sockets, findFilling, logger }: Options): (told: FormTold) => void {
  async function tell({ caseId, applicantId, agentIds, moment }: FormTold): Promise<void> {
    const people = [
      `applicant:${applicantId}` as const,
      ...agentIds.map((agentId) => `agent:${agentId}` as const),
    ];
    const here = people.filter((person) => sockets().has(person));
    if (here.length === 0) return;
    const filling = moment === null ? await findFilling(caseId) : null;
    const change: FormChange | null = moment ?? (filling && { kind: 'filled', filling });
    if (change) sockets().emit(here, 'form:changed', { caseId, change });
  }
  return (told) =>
    void tell(told).catch((error) =>
      logger.warn({ err: error, caseId: told.caseId }, 'pages were not told of a form'),
    );
}
