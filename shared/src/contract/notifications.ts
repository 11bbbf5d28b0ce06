import { z } from 'zod';
import { DeskView, OfferEndReason } from '../nouns/agent.ts';
import { ApplicantCallView, WaitBand, WaitReason } from '../nouns/call.ts';
import { CaptureList } from '../nouns/capture.ts';
import { FormChange } from '../nouns/form.ts';
import { CallId, CaseId, EpochMs, Fence, ParticipantId, RequestId, RoomId } from '../nouns/ids.ts';
import { LegEndReason } from '../nouns/leg.ts';
import { Material } from '../nouns/material.ts';
import { Message } from '../nouns/message.ts';
import { RoomView, StillPicture, StillSource } from '../nouns/room.ts';
import { blurNotifications } from './blur-requests.ts';
import { captionNotifications } from './caption-requests.ts';
import { notification } from './define.ts';
import { documentNotifications } from './document-notifications.ts';
import { expertReportNotifications } from './expert-report-routes.ts';
import { expertReviewNotifications } from './expert-review-routes.ts';
import { expertSessionNotifications } from './expert-session-routes.ts';
import { guestNotifications } from './guest-notifications.ts';
import { jointReviewNotifications } from './joint-review-routes.ts';
import { mandateNotifications } from './mandate-notifications.ts';
import { sittingMessageNotifications } from './sitting-message-requests.ts';

/** Everything the server tells a page unasked. Views are whole and versioned: an older one that comes late is dropped. */
export const notifications = {
  'call:updated': notification({ payload: z.object({ call: ApplicantCallView }), to: ['applicant'] }),
  /**
   * The place of the page's waiting call, when what is shown changes; `aheadCount` as `shownAhead` gives it. Names no call, so
   * that all who get the same get one message. Dropped, and said again later, while the page does not keep up.
   */
  'queue:moved': notification({
    payload: z.object({
      aheadCount: z.int().nonnegative(),
      waitBand: WaitBand.nullable(),
      waitReason: WaitReason,
    }),
    to: ['applicant'],
  }),
  /** This page is no longer the one that carries the call: the same person opened it elsewhere. */
  'session:replaced': notification({
    payload: z.object({ at: EpochMs }),
    to: ['applicant', 'agent', 'guest'],
  }),
  /** What this page knows may have been lost and counted anew: ask for the session again. */
  'session:stale': notification({
    payload: z.object({ at: EpochMs }),
    to: ['applicant', 'agent', 'supervisor', 'admin', 'guest'],
  }),
  /** This server stops: connect again, to another one, at any moment within this time. Calls go on meanwhile. */
  'session:moving': notification({
    payload: z.object({ withinMs: z.int().nonnegative() }),
    to: ['applicant', 'agent', 'supervisor', 'admin', 'guest'],
  }),
  'desk:updated': notification({
    payload: z.object({ desk: DeskView }),
    to: ['agent', 'supervisor', 'admin'],
  }),
  /** For the sentence on screen; the desk's own state comes with desk:updated. */
  'offer:ended': notification({
    payload: z.object({ callId: CallId, fence: Fence, reason: OfferEndReason }),
    to: ['agent'],
  }),
  /** A transfer or consult came to nothing, or is over: why, for the sentence at the desk whose call it was. */
  'leg:ended': notification({
    payload: z.object({ callId: CallId, kind: z.enum(['transfer', 'consult']), reason: LegEndReason }),
    to: ['agent'],
  }),
  'message:created': notification({
    payload: z.object({
      message: Message,
      /** Of the request that sent it, so that the page that waits for its answer shows it once; null for lines of the server. */
      requestId: RequestId.nullable(),
    }),
    to: ['applicant', 'agent'],
  }),
  'material:added': notification({ payload: z.object({ material: Material }), to: ['applicant', 'agent'] }),
  /** A case of theirs changed: ask for it again where it is shown. */
  'case:changed': notification({
    payload: z.object({ caseId: CaseId, entryCount: z.int().nonnegative() }),
    to: ['applicant', 'agent'],
  }),
  /** What became of the form of a case, or where somebody points: told to both sides of the running call. */
  'form:changed': notification({
    payload: z.object({ caseId: CaseId, change: FormChange }),
    to: ['applicant', 'agent'],
  }),
  /** All photographs that the talk's agent asked for, newest last; of an older version than one that came before: to be dropped. */
  'capture:updated': notification({ payload: CaptureList, to: ['applicant', 'agent'] }),
  'room:updated': notification({
    payload: z.object({ room: RoomView }),
    to: ['applicant', 'agent', 'guest', 'supervisor', 'expert', 'convenor'],
  }),
  /** Of somebody whose link, or the viewer's, carries no video now; replaces the one before. Dropped while the page is busy. */
  'still:shown': notification({
    payload: z.object({
      roomId: RoomId,
      participantId: ParticipantId,
      source: StillSource,
      picture: StillPicture,
      at: EpochMs,
    }),
    to: ['applicant', 'agent', 'guest', 'supervisor', 'expert', 'convenor'],
  }),
  /** mediaLost: a media node was lost, leave, then join again. moved: another page of the same person has it. removed: by the chair. */
  'room:closed': notification({
    payload: z.object({
      /** Null: of a review. */
      callId: CallId.nullable(),
      roomId: z.string(),
      reason: z.enum(['ended', 'moved', 'mediaLost', 'removed']),
    }),
    to: ['applicant', 'agent', 'guest', 'supervisor', 'expert', 'convenor'],
  }),
  ...documentNotifications,
  ...guestNotifications,
  ...mandateNotifications,
  ...captionNotifications,
  ...sittingMessageNotifications,
  ...blurNotifications,
  ...jointReviewNotifications,
  ...expertReviewNotifications,
  ...expertSessionNotifications,
  ...expertReportNotifications,
};
export type Notifications = typeof notifications;
export type NotificationName = keyof Notifications;
export type NotificationPayload<Name extends NotificationName> = z.output<Notifications[Name]['payload']>;

export type ServerToClientEvents = {
  [Name in NotificationName]: (payload: NotificationPayload<Name>) => void;
};
