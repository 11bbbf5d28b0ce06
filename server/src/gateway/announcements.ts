import type { NotificationPayload } from '@cloudseat/shared/contract/notifications.ts';
import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { BackgroundBlur } from '@cloudseat/shared/nouns/background-blur.ts';
import type { CaptureList } from '@cloudseat/shared/nouns/capture.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type {
  AgentId,
  ApplicantId,
  CallId,
  CaseId,
  MandateId,
  RequestId,
  RoomId,
} from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewId } from '@cloudseat/shared/nouns/joint-review.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { Message } from '@cloudseat/shared/nouns/message.ts';
import type { LinkState } from '@cloudseat/shared/nouns/network.ts';
import type { CallBrief, CallLookup } from '../call/call-lookup.ts';
import type { CaptionWishes } from '../captions/caption-wishes.ts';
import type { CaseRow } from '../cases/case-write.repository.ts';
import { isFleeting, type RoomWord, type Shown } from '../documents/room-word.ts';
import type { StepTold } from '../expert-review/session/in-step.ts';
import type { FormTold } from '../forms/forms.ts';
import type { QueueClass } from '../queue/queue-class.ts';
import type { Monitors } from '../room/monitor.store.ts';
import type { Person } from '../room/person.ts';
import type { StillContent } from '../room/room-notices.ts';
import type { LineTold } from '../room/sitting-messages.ts';
import { forTheLine } from '../room/stand-by.ts';
import type { FanOut } from './fan-out.store.ts';
import type { Notifier } from './notifier.ts';
import type { Sockets } from './sockets.ts';

/** Both sides of a talk, and the desks of the line that an applicant waits in. */
type Both = { applicantId: ApplicantId; agentIds: readonly AgentId[]; standByIds: readonly AgentId[] };
type ChangedCase = Pick<CaseRow, 'caseId' | 'entryCount' | 'applicantId'> & { agentIds: AgentId[] };
/** To its applicant and its helper, and the desks of its case. */
type MandateTold = {
  caseId: CaseId;
  mandateId: MandateId;
  applicantIds: ApplicantId[];
  agentIds: AgentId[];
};
/** To its applicant, those who sit in it, and the supervisors of their departments. */
type JointReviewTold = {
  reviewId: JointReviewId;
  caseId: CaseId;
  version: number;
  applicantId: ApplicantId;
  agentIds: AgentId[];
};
/** To its unit, its experts, and who runs and oversees it. */
type ExpertReviewTold = {
  reviewId: ExpertReviewId;
  version: number;
  applicantId: ApplicantId;
  agentIds: AgentId[];
};
type ReportWritten = NotificationPayload<'expertReport:written'>;
/** The third person of a call changed; `replacedPageId`: another page of theirs has the talk from now on. */
export type GuestTold = { callId: CallId; replacedPageId: string | null };
type Announcement =
  | { topic: 'message'; to: Both; message: Message; requestId: RequestId | null }
  | { topic: 'material'; to: Both; material: Material }
  | { topic: 'case'; changed: ChangedCase }
  | { topic: 'mandate'; told: MandateTold }
  | { topic: 'jointReview'; told: JointReviewTold }
  | { topic: 'expertReview'; told: ExpertReviewTold }
  | { topic: 'expertReportWritten'; told: ReportWritten; agentIds: AgentId[] }
  | { topic: 'form'; told: FormTold }
  | { topic: 'capture'; to: Both; list: CaptureList }
  | { topic: 'blur'; to: Both; blur: BackgroundBlur }
  | ({ topic: 'guest' } & GuestTold)
  | { topic: 'sessionEnded'; sessionId: string }
  | { topic: 'network'; callId: string; person: Person; link: LinkState }
  | { topic: 'still'; callId: string; person: Person; still: StillContent }
  | { topic: 'shown'; callId: string; shown: Shown }
  | { topic: 'monitors'; callId: CallId; monitors: Monitors }
  | { topic: 'sitting'; roomId: RoomId; version: number }
  | { topic: 'sittingLine'; told: LineTold }
  | { topic: 'step'; told: StepTold }
  | { topic: 'captions'; callId: string; wishes: CaptionWishes }
  | { topic: 'recording'; roomId: RoomId }
  | { topic: 'word'; callId: string; from: PeerId; word: RoomWord };

export type Announcements = ReturnType<typeof createAnnouncements>;

/** What both sides of a call are told apart from its changes of state: published once, sent by whichever server has them. */
export function createAnnouncements(options: {
  fanOut: () => FanOut;
  sockets: () => Sockets;
  notifier: () => Notifier;
  lookup: CallLookup;
  listSignedIn: (queueClass: QueueClass) => Promise<AgentId[]>;
  /** A line of chat was added, wherever. */
  onMessage: (message: Message) => void;
  onForm: (told: FormTold) => void;
  onNetwork: (callId: string, person: Person, link: LinkState) => void;
  onStill: (callId: string, person: Person, still: StillContent) => void;
  onShown: (callId: string, shown: Shown) => void;
  onGuest: (told: GuestTold) => void;
  onCaptionWishes: (callId: string, wishes: CaptionWishes) => void;
  onRecording: (roomId: RoomId) => void;
  onMonitors: (callId: CallId, monitors: Monitors) => void;
  onSitting: (roomId: RoomId, version: number) => void;
  onSittingLine: (told: LineTold) => void;
  onStep: (told: StepTold) => void;
  onWord: (callId: string, from: PeerId, word: RoomWord) => void;
}) {
  const { fanOut, sockets, notifier, lookup, listSignedIn, onMessage, onForm, onNetwork, onStill } = options;
  const publish = (announcement: Announcement) => fanOut().publish(announcement.topic, announcement);
  const publishFleeting = (announcement: Announcement) =>
    fanOut().publishFleeting(announcement.topic, announcement);
  const sidesOf = async (callId: CallBrief['callId']): Promise<Both | null> => {
    const call = await lookup.findCall(callId);
    if (call === null) return null;
    const agentIds = [call.agentId, call.helperId].filter((agentId) => agentId != null);
    // Whoever serves the line may answer while nobody has accepted.
    const signedIn = call.waitsIn ? await listSignedIn(call.waitsIn) : [];
    const standByIds = signedIn.filter((agentId) => !agentIds.includes(agentId));
    return { applicantId: call.applicantId, agentIds, standByIds };
  };
  const audiencesOf = ({ applicantId, agentIds }: Both) => [
    `applicant:${applicantId}` as const,
    ...agentIds.map((agentId) => `agent:${agentId}` as const),
  ];
  function tellMaterial({ to, material }: Extract<Announcement, { topic: 'material' }>): void {
    for (const audience of audiencesOf(to)) sockets().emit(audience, 'material:added', { material });
    for (const agentId of to.agentIds) notifier().markDesk(agentId);
  }
  function tellMessage({ to, message, requestId }: Extract<Announcement, { topic: 'message' }>): void {
    onMessage(message);
    for (const audience of audiencesOf(to))
      sockets().emit(audience, 'message:created', { message, requestId });
    for (const agentId of to.standByIds) {
      for (const line of forTheLine(message))
        sockets().emit(`agent:${agentId}`, 'message:created', { message: line, requestId });
      notifier().markDesk(agentId);
    }
  }

  function tellJointReview({ reviewId, caseId, version, applicantId, agentIds }: JointReviewTold): void {
    const to = [
      `applicant:${applicantId}` as const,
      ...agentIds.map((agentId) => `agent:${agentId}` as const),
    ];
    sockets().emit(to, 'jointReview:changed', { reviewId, caseId, version });
  }

  function tellExpertReview({ reviewId, version, applicantId, agentIds }: ExpertReviewTold): void {
    const to = [
      `applicant:${applicantId}` as const,
      ...agentIds.map((agentId) => `agent:${agentId}` as const),
    ];
    sockets().emit(to, 'expertReview:changed', { reviewId, version });
  }

  function tellCase({ caseId, entryCount, applicantId, agentIds }: ChangedCase): void {
    sockets().emit(`applicant:${applicantId}`, 'case:changed', { caseId, entryCount });
    for (const agentId of agentIds) {
      sockets().emit(`agent:${agentId}`, 'case:changed', { caseId, entryCount });
      notifier().markDesk(agentId);
    }
  }

  return {
    async message(message: Message, requestId: RequestId | null): Promise<void> {
      const to = await sidesOf(message.callId);
      if (to) await publish({ topic: 'message', to, message, requestId });
    },
    async material(material: Material): Promise<void> {
      const to = await sidesOf(material.callId);
      if (to) await publish({ topic: 'material', to, material });
    },
    async capture(list: CaptureList): Promise<void> {
      const to = await sidesOf(list.callId);
      if (to) await publish({ topic: 'capture', to, list });
    },
    async blur(blur: BackgroundBlur): Promise<void> {
      const to = await sidesOf(blur.callId);
      if (to) await publish({ topic: 'blur', to, blur });
    },
    network: (callId: string, person: Person, link: LinkState) =>
      publishFleeting({ topic: 'network', callId, person, link }),
    still: (callId: string, person: Person, still: StillContent) =>
      publishFleeting({ topic: 'still', callId, person, still }),
    /** What the room of a call shows: to those in it, wherever they are connected. */
    shown: (callId: string, shown: Shown) => publish({ topic: 'shown', callId, shown }),
    guest: (told: GuestTold) => publish({ topic: 'guest', ...told }),
    /** Something of a room's recording is another now: servers with pages in it look. */
    recording: (roomId: RoomId) => publish({ topic: 'recording', roomId }),
    captions: (callId: string, wishes: CaptionWishes) => publish({ topic: 'captions', callId, wishes }),
    monitors: (callId: CallId, monitors: Monitors) => publish({ topic: 'monitors', callId, monitors }),
    /** The sitting of a review has changed: each server reads it. */
    sitting: (roomId: RoomId, version: number) => publish({ topic: 'sitting', roomId, version }),
    sittingLine: (told: LineTold) => publish({ topic: 'sittingLine', told }),
    /** What a room looks at together, to those of it who are inside. */
    step: (told: StepTold) => publish({ topic: 'step', told }),
    word: (callId: string, from: string, word: RoomWord) =>
      (isFleeting(word) ? publishFleeting : publish)({ topic: 'word', callId, from: from as PeerId, word }),

    /** Its applicant, and the agent who had it last. */
    caseChanged: ({ caseId, entryCount, applicantId, agentIds }: ChangedCase) =>
      publish({ topic: 'case', changed: { caseId, entryCount, applicantId, agentIds } }),

    mandate: (told: MandateTold) => publish({ topic: 'mandate', told }),
    jointReview: (told: JointReviewTold) => publish({ topic: 'jointReview', told }),
    expertReview: (told: ExpertReviewTold) => publish({ topic: 'expertReview', told }),
    /** To the panel alone: nobody else reads what is being written. */
    expertReportWritten: (told: ReportWritten, agentIds: AgentId[]) =>
      publish({ topic: 'expertReportWritten', told, agentIds }),
    /** To the pages of this server alone: every server has heard of it by itself. */
    jointReviewHere: (told: JointReviewTold) => tellJointReview(told),

    /** Values never travel this way: each server reads them for its own pages. */
    formChanged: (told: FormTold) =>
      (told.moment === null ? publish : publishFleeting)({ topic: 'form', told }),
    /** Closes the pages of somebody who signed out, wherever they are connected. */
    sessionEnded: (sessionId: string) => publish({ topic: 'sessionEnded', sessionId }),

    handle(payload: unknown): void {
      const announcement = payload as Announcement;
      if (announcement.topic === 'network') {
        onNetwork(announcement.callId, announcement.person, announcement.link);
        return;
      }
      if (announcement.topic === 'still') {
        onStill(announcement.callId, announcement.person, announcement.still);
        return;
      }
      if (announcement.topic === 'shown') {
        options.onShown(announcement.callId, announcement.shown);
        return;
      }
      if (announcement.topic === 'recording') {
        options.onRecording(announcement.roomId);
        return;
      }
      if (announcement.topic === 'captions') {
        options.onCaptionWishes(announcement.callId, announcement.wishes);
        return;
      }
      if (announcement.topic === 'monitors') {
        options.onMonitors(announcement.callId, announcement.monitors);
        return;
      }
      if (announcement.topic === 'sitting') {
        options.onSitting(announcement.roomId, announcement.version);
        return;
      }
      if (announcement.topic === 'sittingLine') {
        options.onSittingLine(announcement.told);
        return;
      }
      if (announcement.topic === 'step') {
        options.onStep(announcement.told);
        return;
      }
      if (announcement.topic === 'word') {
        options.onWord(announcement.callId, announcement.from, announcement.word);
        return;
      }
      if (announcement.topic === 'guest') {
        options.onGuest(announcement);
        return;
      }
      if (announcement.topic === 'sessionEnded') {
        sockets().disconnect(`session:${announcement.sessionId}`);
        return;
      }
      if (announcement.topic === 'form') {
        onForm(announcement.told);
        return;
      }
      if (announcement.topic === 'case') {
        tellCase(announcement.changed);
        return;
      }
      if (announcement.topic === 'jointReview') {
        tellJointReview(announcement.told);
        return;
      }
      if (announcement.topic === 'expertReview') {
        tellExpertReview(announcement.told);
        return;
      }
      if (announcement.topic === 'expertReportWritten') {
        const { told, agentIds } = announcement;
        sockets().emit(
          agentIds.map((agentId) => `agent:${agentId}` as const),
          'expertReport:written',
          told,
        );
        return;
      }
      if (announcement.topic === 'mandate') {
        const { caseId, mandateId, applicantIds, agentIds } = announcement.told;
        const to = [
          ...applicantIds.map((applicantId) => `applicant:${applicantId}` as const),
          ...agentIds.map((agentId) => `agent:${agentId}` as const),
        ];
        sockets().emit(to, 'mandate:changed', { caseId, mandateId });
        return;
      }
      if (announcement.topic === 'capture') {
        sockets().emit(audiencesOf(announcement.to), 'capture:updated', announcement.list);
        return;
      }
      if (announcement.topic === 'blur') {
        sockets().emit(audiencesOf(announcement.to), 'blur:updated', announcement.blur);
        return;
      }
      if (announcement.topic === 'message') tellMessage(announcement);
      else tellMaterial(announcement);
    },
  };
}
