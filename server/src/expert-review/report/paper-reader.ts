import type { PaperReader } from '../../cases/issued-papers.ts';
import type { VoucherRow } from '../../cases/voucher.repository.ts';
import type { Identity } from '../../identity/identity.ts';
import type { PanelPrincipal } from '../../identity/principal.ts';
import type { ExpertReviewRepository } from '../expert-review.repository.ts';
import { actorOf, findViewer, isOnPanel, readPeople } from '../review-viewer.ts';

type Dependencies = {
  repository: Pick<ExpertReviewRepository, 'findByCase'>;
  identity: Pick<Identity, 'getStaff'>;
};

/** Papers a review was concluded with, for its convenors and those who judge; null: the paper does not exist for them. */
export const createFindPaperReader =
  ({ repository, identity }: Dependencies) =>
  async (
    { caseId, kind }: Pick<VoucherRow, 'caseId' | 'kind'>,
    principal: PanelPrincipal,
  ): Promise<PaperReader | null> => {
    if (kind !== 'expertReport' && kind !== 'expertScores') return null;
    const file = await repository.findByCase(caseId);
    const viewer = file && findViewer(file, await readPeople(identity, { principals: [principal] }));
    if (viewer === null) return null;
    return viewer.part === 'convenor' || isOnPanel(viewer) ? actorOf(viewer) : null;
  };
