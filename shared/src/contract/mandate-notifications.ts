import { z } from 'zod';
import { CaseId, MandateId } from '../nouns/ids.ts';
import { notification } from './define.ts';

export const mandateNotifications = {
  /** To the applicant whose case it is, to the helper, and to the desks of the case: ask again. Also when a helper may enter a talk. */
  'mandate:changed': notification({
    payload: z.object({ caseId: CaseId, mandateId: MandateId }),
    to: ['applicant', 'agent'],
  }),
};
