import type { HeldLine, HeldMandate, HeldMandateCard, Mandate } from '@cloudseat/shared/nouns/mandate.ts';
import { isMandateOpen } from '@cloudseat/shared/nouns/mandate-rules.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { OwnCaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { type CaseSources, presentOwn, presentOwnCase } from '../cases/case-view.ts';
import type { CaseRow } from '../cases/case-write.repository.ts';
import type { Applicant } from '../identity/applicant.repository.ts';
import { maskName, maskPhone } from '../identity/masking.ts';
import type { MandateRow } from './mandate.repository.ts';

/** As the applicant and staff of the case see it. */
export const presentMandate = (row: MandateRow, statement: string | null): Mandate => ({
  ...{ mandateId: row.mandateId, caseId: row.caseId, helperName: row.helperName, place: row.place },
  ...{ scopes: row.scopes, state: row.state, proposedBy: row.proposedBy, version: row.version, statement },
  helperPhone: maskPhone(row.helperPhone),
  endsAt: row.endsAt.getTime(),
  proposedAt: row.proposedAt.getTime(),
  confirmedBy: row.confirmedBy,
  confirmedAt: row.confirmedAt?.getTime() ?? null,
  endedAt: row.endedAt?.getTime() ?? null,
});

/** In the helper's list; of one that is over nothing of the case but its matter. */
export function presentCard(
  row: MandateRow,
  of: CaseRow,
  applicantName: string,
  sources: Pick<CaseSources, 'catalogue'>,
): HeldMandateCard {
  const { matterName, caseNumber, state } = presentOwn(of, sources);
  const isOpen = isMandateOpen(row.state);
  return {
    ...{ mandateId: row.mandateId, state: row.state, scopes: row.scopes, matterName },
    applicantName: maskName(applicantName),
    endsAt: row.endsAt.getTime(),
    endedAt: row.endedAt?.getTime() ?? null,
    caseNumber: isOpen ? caseNumber : null,
    caseState: isOpen ? state : null,
  };
}

/**
 * The case as its helper sees it. Made field by field from what the applicant sees: what is added there one day is not the helper's
 * before somebody decides so.
 */
export async function presentHeld(
  row: MandateRow,
  of: CaseRow,
  { name, phone }: Pick<Applicant, 'name' | 'phone'>,
  sources: CaseSources,
): Promise<Omit<HeldMandate, 'talk'>> {
  const [own, brought] = await Promise.all([presentOwnCase(of, sources), listBrought(row, sources)]);
  return {
    ...{ mandateId: row.mandateId, state: row.state, place: row.place, scopes: row.scopes },
    ...{ caseNumber: own.caseNumber, caseState: own.state },
    ...{ matterName: own.matterName, departmentName: own.departmentName, clocks: own.clocks },
    applicantName: maskName(name),
    applicantPhone: maskPhone(phone),
    endsAt: row.endsAt.getTime(),
    lines: own.lines.map((line) => presentLine(line, brought, name)),
  };
}

/** The papers that were brought under this mandate, oldest first. */
async function listBrought({ mandateId, caseId }: MandateRow, { reader, findMaterials }: CaseSources) {
  const materialIds = await reader.listMaterialIds(caseId);
  const found = await findMaterials(materialIds);
  return materialIds
    .flatMap((materialId) => found.get(materialId) ?? [])
    .filter((material) => material.mandateId === mandateId);
}

const presentLine = (
  line: OwnCaseView['lines'][number],
  brought: readonly Material[],
  applicantName: string,
): HeldLine => ({
  ...{ lineId: line.lineId, name: line.name, isRequired: line.isRequired, note: line.note },
  ...(line.sampleId !== undefined && { sampleId: line.sampleId }),
  ...{ status: line.status, fault: line.fault },
  faultNote: maskNote(line.faultNote, applicantName),
  isReceived: line.fileCount > 0,
  ownFiles: brought
    .filter(({ lineId }) => lineId === line.lineId)
    .map(({ materialId, fileName, uploadedAt }) => ({ materialId, fileName, uploadedAt })),
});

/** What an agent wrote for the applicant's eyes: the name, and numbers of nine digits and more, are not the helper's. */
export function maskNote(note: string, name: string): string {
  const unnamed = [...name].length < 2 ? note : note.replaceAll(name, maskName(name));
  return unnamed.replace(/\d(?:[ -]?\d){8,}[Xx]?/g, '****');
}
