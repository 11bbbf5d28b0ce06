import type { DepartmentId, MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { parseDistrictTime } from '../../lib/district-time.ts';

export type SeatDraft = {
  departmentId: DepartmentId;
  isRequired: boolean;
  question: string;
  /** As its field has it; empty: none. */
  due: string;
};
/** What is typed into the form of a new review. */
export type ProposeDraft = {
  subject: string;
  ownQuestion: string;
  seats: readonly SeatDraft[];
  materialIds: readonly MaterialId[];
  /** A line each. */
  checklist: string;
  when: 'now' | 'later';
  time: string;
};
export const emptyProposal: ProposeDraft = {
  subject: '',
  ownQuestion: '',
  seats: [],
  materialIds: [],
  checklist: '',
  when: 'now',
  time: '',
};

/** As the server asks. */
export const shortest = 4;
export const seatMax = 11;
const checklistMax = 40;

export type ProposeProblem =
  | 'subject'
  | 'seats'
  | 'time'
  | `question/${DepartmentId}`
  | `due/${DepartmentId}`;

/** What is still wrong, by the field it is shown at; empty: it can be sent. */
export function problemsOf(draft: ProposeDraft, now: number): ProposeProblem[] {
  const isPast = (value: string) => (parseDistrictTime(value) ?? 0) <= now;
  return [
    ...(draft.subject.trim().length < shortest ? (['subject'] as const) : []),
    ...(draft.seats.length === 0 ? (['seats'] as const) : []),
    ...draft.seats.flatMap(({ departmentId, question, due }) => [
      ...(question.trim().length < shortest ? ([`question/${departmentId}`] as const) : []),
      ...(due !== '' && isPast(due) ? ([`due/${departmentId}`] as const) : []),
    ]),
    ...(draft.when === 'later' && isPast(draft.time) ? (['time'] as const) : []),
  ];
}

/** As it is sent. */
export function toProposal(draft: ProposeDraft) {
  return {
    subject: draft.subject.trim(),
    ownQuestion: draft.ownQuestion.trim(),
    seats: draft.seats.map(({ departmentId, isRequired, question, due }) => ({
      ...{ departmentId, isRequired, question: question.trim() },
      dueAt: parseDistrictTime(due),
    })),
    materialIds: [...draft.materialIds],
    checklist: draft.checklist
      .split('\n')
      .map((line) => line.trim().slice(0, 200))
      .filter((line) => line !== '')
      .slice(0, checklistMax),
    scheduledAt: draft.when === 'later' ? parseDistrictTime(draft.time) : null,
  };
}

/** Whether closing the form would lose something. */
export const isTouched = ({ subject, ownQuestion, seats, checklist }: ProposeDraft): boolean =>
  [subject, ownQuestion, checklist].some((text) => text.trim() !== '') || seats.length > 0;
