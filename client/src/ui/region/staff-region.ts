import type { RegionId } from '@cloudseat/shared/nouns/ids.ts';
import { isOfRegion } from '@cloudseat/shared/nouns/region-rules.ts';
import type { CaseRegions, CaseTask } from '@cloudseat/shared/nouns/service-case.ts';
import { createContext, useContext } from 'react';

/** Who is signed in, and the partner region that they decide for; null: this district. */
export const StaffRegion = createContext<{ staffId: string | null; regionId: RegionId | null }>({
  staffId: null,
  regionId: null,
});

/** Whether a case is theirs to decide: pages show nothing that the server would refuse. */
export function useIsOwnRegion({ owningRegion }: Pick<CaseRegions, 'owningRegion'>): boolean {
  const { regionId } = useContext(StaffRegion);
  return isOfRegion({ owningRegionId: owningRegion?.regionId ?? null }, { regionId });
}

/** Whose tasks of a case they may settle: their own wherever it is decided, the others where it is theirs. */
export function useMaySettle(owned: Pick<CaseRegions, 'owningRegion'>): (task: CaseTask) => boolean {
  const { staffId } = useContext(StaffRegion);
  const isOwn = useIsOwnRegion(owned);
  return ({ owner }) => isOwn || owner?.agentId === staffId;
}
