import { z } from 'zod';
import { Caption } from '../nouns/caption.ts';
import { ParticipantId, RequestId, RoomId } from '../nouns/ids.ts';
import { notification, request } from './define.ts';

export const captionRequests = {
  /** Each side turns captions on and off for itself, in a talk that runs. Written to the journal; what is said never is. */
  'captions:set': request({
    input: z.object({ requestId: RequestId, roomId: RoomId, isOn: z.boolean() }),
    output: z.object({}),
    errors: ['NOT_FOUND', 'ROOM_NOT_OPEN', 'CAPTIONS_OFF'],
    roles: ['applicant', 'agent', 'expert', 'convenor'],
  }),
};

export const captionNotifications = {
  /** What somebody says, to who turned captions on and may hear it. Fleeting: kept nowhere, and not sent again. */
  'caption:told': notification({
    payload: z.object({ roomId: RoomId, participantId: ParticipantId, caption: Caption }),
    to: ['applicant', 'agent', 'expert', 'convenor'],
  }),
};
