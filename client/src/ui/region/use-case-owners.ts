import type { CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import type { StaffCard } from '@cloudseat/shared/nouns/staff-card.ts';
import { api } from '../../lib/http.ts';
import { useLoad } from '../use-load.ts';
import { useIsOwnRegion } from './staff-region.ts';

/** For whoever only helps: whom of those who decide a task may be given to. Null for the others, and until they are known. */
export function useCaseOwners({ caseId, owningRegion }: CaseView): readonly StaffCard[] | null {
  const isOwn = useIsOwnRegion({ owningRegion });
  const { value } = useLoad(`owners/${caseId}/${isOwn}`, async () =>
    isOwn ? null : (await api('case:listOwners', { params: { caseId } })).owners,
  );
  return value;
}
