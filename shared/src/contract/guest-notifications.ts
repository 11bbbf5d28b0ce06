import { z } from 'zod';
import { GuestState } from '../nouns/guest.ts';
import { CallId } from '../nouns/ids.ts';
import { notification } from './define.ts';

export const guestNotifications = {
  /** How it stands with the third person of a talk; of an older version than one that came before: to be dropped. */
  'guest:updated': notification({ payload: GuestState, to: ['applicant', 'agent'] }),
  /** Something of the guest's own talk changed: ask for it again. */
  'guest:callChanged': notification({ payload: z.object({ callId: CallId }), to: ['guest'] }),
};
