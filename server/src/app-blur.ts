import type { Floor } from './app-floor.ts';
import type { Sides } from './app-sides.ts';
import type { Announcements } from './gateway/announcements.ts';
import { createBlurHandlers } from './room/blur.socket.ts';
import { createBlurStore } from './room/blur.store.ts';

/** The applicant's blurred background. A journal that fails for a moment keeps nobody from showing themselves. */
export const createBlurStage = (
  { redis, config, logger }: Floor,
  { lookup, cases }: Pick<Sides, 'lookup' | 'cases'>,
  announcements: () => Pick<Announcements, 'blur'>,
) =>
  createBlurHandlers({
    store: createBlurStore(redis, config.tenant),
    lookup,
    announce: (blur) => announcements().blur(blur),
    note: (callId, by, action) =>
      cases
        .noteAside(callId, {
          ...{ actorRole: by.role, actorId: by.role === 'applicant' ? by.applicantId : by.agentId },
          ...{ action, details: {} },
        })
        .catch((error) =>
          logger.error({ err: error, callId, action }, 'blur is not in the journal of the case'),
        ),
  });
