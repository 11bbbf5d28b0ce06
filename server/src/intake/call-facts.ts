import type { EntryPoint } from '@cloudseat/shared/nouns/catalogue.ts';
import type { DepartmentId, MatterId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import type { NetworkGrade } from '@cloudseat/shared/nouns/network.ts';
import type { Locale, LocalText } from '@cloudseat/shared/nouns/text.ts';

/** What views need of a live call beside the dispatcher's own fields; travels with the call in Redis. Names are masked. */
export type IntakeFacts = {
  ticketNumber: string;
  matterId: MatterId;
  matterName: LocalText;
  departmentId: DepartmentId;
  departmentName: LocalText;
  entryPoint: EntryPoint;
  entryLabel: LocalText | null;
  regionId: RegionId | null;
  locale: Locale;
  maskedName: string;
  networkGrade: NetworkGrade;
  hasCamera: boolean;
  hasMicrophone: boolean;
  requiredMaterialCount: number;
};

/** Reads back what `intake` stored; it never leaves the server's own Redis in between. */
export const readFacts = (facts: Record<string, unknown>): IntakeFacts => facts as IntakeFacts;
