import type { EntryCode } from '@cloudseat/shared/nouns/ids.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { Remedies, VoucherContent } from '@cloudseat/shared/nouns/voucher.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { MatterRecord } from '../catalogue/catalogue-snapshot.ts';
import { districtName, remedies } from '../tuning-cases.ts';
import type { CaseRow } from './case-write.repository.ts';

type CaseFacts = Pick<CaseRow, 'departmentId' | 'owningRegionId' | 'assistingRegionId' | 'entryCode'>;
export type PaperAuthority = {
  /** Its short name makes the mark in the papers' numbers. */
  shortName: LocalText;
  department: VoucherContent['department'];
  crossRegion: VoucherContent['crossRegion'];
  remedies: Remedies;
};

/** Whose paper it is: the department here, or the authority of the partner region that decides, and through whom it came. */
export function authorityOf(
  { departmentId, owningRegionId, assistingRegionId, entryCode }: CaseFacts,
  matter: Pick<MatterRecord, 'authority'>,
  catalogue: Pick<Catalogue, 'getDepartment' | 'regions' | 'findEntryLabel'>,
): PaperAuthority {
  const nameOf = (regionId: CaseRow['owningRegionId']): LocalText =>
    catalogue.regions().find((region) => region.regionId === regionId)?.name ?? districtName;
  const abroad = owningRegionId === null ? null : matter.authority;
  const { name, shortName, address, phone } = abroad ?? catalogue.getDepartment(departmentId);
  const isCross = owningRegionId !== null || assistingRegionId !== null;
  const through = catalogue.findEntryLabel(entryCode as EntryCode | null) ?? nameOf(assistingRegionId);
  return {
    shortName,
    department: { name, address, phone },
    crossRegion: isCross ? { decidedIn: nameOf(owningRegionId), through } : undefined,
    remedies: abroad ? { ...remedies, reviewOffice: abroad.reviewOffice, court: abroad.court } : remedies,
  };
}
