import type { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { BookingRow } from '../booking/booking.repository.ts';
import type { EnterOutcome } from '../booking/booking-clerk.ts';
import type { CallRow } from '../call/call.repository.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { assertConsent, enterLine, type IntakeDependencies } from './intake.ts';

/** What a message left behind is made of beside its recording. */
type LeftMessage = { callId: CallId; applicantId: ApplicantId; text: string };
export type LaterDependencies = IntakeDependencies & {
  listMaterials(callId: CallId): Promise<Material[]>;
  /** Writes the applicant's text into the call's chat, once however often it is asked. */
  keepText(message: LeftMessage): Promise<void>;
};
export type LaterIntake = ReturnType<typeof createLaterIntake>;

/** Calls that enter the line without their applicant asking at that moment: booked ones when it is time, and messages. */
export function createLaterIntake(dependencies: LaterDependencies) {
  return {
    enterBooked: (booking: BookingRow, pageId: string | null) => enterBooked(booking, pageId, dependencies),
    leaveMessage: (message: LeftMessage) => leaveMessage(message, dependencies),
  };
}

async function enterBooked(
  { callId, applicantId, startsAt, devices }: BookingRow,
  pageId: string | null,
  dependencies: LaterDependencies,
): Promise<EnterOutcome> {
  if (await dependencies.dispatch.findCall(callId)) return 'entered';
  const row = await dependencies.calls.findCall(callId);
  if (row?.state !== 'scheduled') return 'over';
  const wish = { callId, applicantId, pageId: pageId ?? '', ...devices };
  try {
    await enterLine(
      { ...wish, enqueuedAt: startsAt, isHere: pageId !== null },
      row,
      dependencies.catalogue.getMatter(row.matterId),
      dependencies,
    );
    return 'entered';
  } catch (error) {
    if (error instanceof AppError && error.code === 'CALL_ALREADY_OPEN') return 'busy';
    if (error instanceof AppError && error.code === 'CALL_ENDED') return 'over';
    throw error;
  }
}

/** The ticket's number. A message that was handed in already stays as it is. */
async function leaveMessage(message: LeftMessage, dependencies: LaterDependencies): Promise<string> {
  const { callId, applicantId, text } = message;
  const { calls, catalogue, consents, dispatch, keepText, listMaterials } = dependencies;
  const row = await calls.findCall(callId);
  if (!row || row.applicantId !== applicantId) throw notFound('the call');
  const isDraft = row.state === 'draft' && (await dispatch.findCall(callId)) === null;
  if (!isDraft && row.kind === 'message' && row.ticketNumber !== null) return row.ticketNumber;
  if (!isDraft) throw new AppError('CALL_STATE', 'only a draft can become a message');
  await assertConsent(callId, consents);
  const hasRecording = (await listMaterials(callId)).some(({ purpose }) => purpose === 'videoMessage');
  if (!hasRecording && text === '')
    throw new AppError('MESSAGE_EMPTY', 'a message has a recording, a text, or both');
  if (text !== '') await keepText(message);
  const nobody = { pageId: '', isHere: false, networkGrade: 'unknown' as const };
  const devices = { hasCamera: hasRecording, hasMicrophone: hasRecording };
  const matter = catalogue.getMatter(row.matterId);
  await enterLine({ callId, applicantId, ...nobody, ...devices, kind: 'message' }, row, matter, dependencies);
  return getTicketNumber(await calls.findCall(callId));
}

function getTicketNumber(row: CallRow | null): string {
  if (row === null || row.ticketNumber === null) throw new Error('a call in line has a number');
  return row.ticketNumber;
}
