import { join } from 'node:path';
import type { ExpertCore } from './app-expert.ts';
import type { Floor } from './app-floor.ts';
import type { Sides } from './app-sides.ts';
import { districtDate } from './catalogue/opening-hours.ts';
import { createBeginAgain } from './expert-review/filing/begin-again.ts';
import { createExpertFileRepository } from './expert-review/filing/expert-file.repository.ts';
import { registerExpertFiles } from './expert-review/filing/expert-file.routes.ts';
import { createExpertFiles } from './expert-review/filing/expert-files.ts';
import { createFilingRoutes } from './expert-review/filing/filing.routes.ts';
import { createFiling } from './expert-review/filing/filing.ts';
import { filingEvidence } from './expert-review/filing/filing-evidence.ts';
import { createFilingLacks } from './expert-review/filing/filing-lacks.ts';
import { createNewDraft } from './expert-review/filing/new-draft.ts';
import { createPlainCopies } from './expert-review/filing/plain-copies.ts';
import { createExpertFileTaker } from './expert-review/filing/take-expert-file.ts';
import { createProjectKindRepository } from './expert-review/kinds/project-kind.repository.ts';
import { createProjectKindRoutes } from './expert-review/kinds/project-kind.routes.ts';
import { createProjectKinds } from './expert-review/kinds/project-kinds.ts';
import type { Viewer } from './expert-review/review-viewer.ts';
import type { Authenticate } from './gateway/authenticate.ts';
import { admit } from './gateway/routes.ts';
import { claimWorkFolder } from './record/work-folder.ts';
import { expertFilingTuning } from './tuning-expert-filing.ts';

/** Kinds of projects, and the filing of one: from a draft until a convenor has it. */
export function createFilingPart(core: ExpertCore, floor: Floor, sides: Sides) {
  const { clock, logger, config, lifetime, recordingFiles: bytes } = floor;
  const { db } = floor.database;
  const { catalogue, cases, identity, materials, documents } = sides;
  const { changes, views, door } = core;
  const kinds = createProjectKinds({ repository: createProjectKindRepository(db), catalogue, clock });
  const repository = createExpertFileRepository(db);
  const copies = createPlainCopies({
    folder: claimWorkFolder(join(config.dataFolder, 'expert-work')),
    maxBytes: expertFilingTuning.plainCopiesMaxBytes,
    open: async (key) => (await bytes.open(key)).stream,
  });
  lifetime.bind(() => copies.close());
  // As issued papers: no page of them is written anywhere.
  const { paperImages: images, watermark } = documents.parts;
  const files = createExpertFiles({ repository, bytes, images, copies });
  const lacks = createFilingLacks(repository);
  const newDraft = createNewDraft({ repository: core.repository, changes, kinds, cases, clock });
  const again = createBeginAgain({
    ...{ repository: core.repository, files: repository, changes, kinds, cases, newDraft },
  });
  const filing = createFiling({ files: repository, newDraft, again, lacks, changes, identity, clock });
  const uploads = materials.parts.files;
  const taker = createExpertFileTaker({ repository, changes, uploads, bytes, images, clock, logger });
  core.evidence.add(filingEvidence(files));
  views.addDuty(({ review: { state, convenorId } }, { part }) => {
    if (state === 'draft' && part === 'unit') return 'file';
    return state === 'filed' && part === 'convenor' && convenorId === null ? 'configureDraw' : 'nothing';
  });

  /** Always in Chinese, as what it protects. */
  async function writeViewer({ person }: Viewer): Promise<string> {
    const who =
      person.role === 'applicant' ? '申报单位' : (await identity.getStaff(person.accountId)).agentNumber;
    return [who, '仅供项目评审使用', districtDate(clock.now())].join(' · ');
  }

  return {
    kinds,
    files,
    lacks,
    addTakeOver: again.addTakeOver,
    routes: {
      ...createProjectKindRoutes(kinds),
      ...createFilingRoutes({ filing, again, files, views, door }),
    },
    registerFiles: (api: Parameters<typeof registerExpertFiles>[0], authenticate: Authenticate) =>
      registerExpertFiles(api, {
        ...{ files, taker, door, logger, writeViewer, watermark, uploadsFolder: uploads.uploadsFolder },
        authenticate: (name, request) => admit(name, request, authenticate),
      }),
  };
}
