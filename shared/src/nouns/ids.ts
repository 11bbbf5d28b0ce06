import { z } from 'zod';

/** Ids are short URL-safe strings; the brand keeps a call's id from being passed for an agent's. */
const id = () => z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id has 1 to 64 letters, digits, _ or -');

export const CallId = id().brand<'CallId'>();
export type CallId = z.infer<typeof CallId>;
export const AgentId = id().brand<'AgentId'>();
export type AgentId = z.infer<typeof AgentId>;
export const ApplicantId = id().brand<'ApplicantId'>();
export type ApplicantId = z.infer<typeof ApplicantId>;
/** The third person of one talk. */
export const GuestId = id().brand<'GuestId'>();
export type GuestId = z.infer<typeof GuestId>;
export const DepartmentId = id().brand<'DepartmentId'>();
export type DepartmentId = z.infer<typeof DepartmentId>;
export const MatterId = id().brand<'MatterId'>();
export type MatterId = z.infer<typeof MatterId>;
export const TownId = id().brand<'TownId'>();
export type TownId = z.infer<typeof TownId>;
export const RegionId = id().brand<'RegionId'>();
export type RegionId = z.infer<typeof RegionId>;
export const EntryCode = id().brand<'EntryCode'>();
export type EntryCode = z.infer<typeof EntryCode>;
export const CaseId = id().brand<'CaseId'>();
export type CaseId = z.infer<typeof CaseId>;
export const CaseTaskId = id().brand<'CaseTaskId'>();
export type CaseTaskId = z.infer<typeof CaseTaskId>;
export const MandateId = id().brand<'MandateId'>();
export type MandateId = z.infer<typeof MandateId>;
export const VoucherId = id().brand<'VoucherId'>();
export type VoucherId = z.infer<typeof VoucherId>;
export const MaterialId = id().brand<'MaterialId'>();
export type MaterialId = z.infer<typeof MaterialId>;
export const MaterialLineId = id().brand<'MaterialLineId'>();
export type MaterialLineId = z.infer<typeof MaterialLineId>;
export const SampleId = id().brand<'SampleId'>();
export type SampleId = z.infer<typeof SampleId>;
export const CaptureId = id().brand<'CaptureId'>();
export type CaptureId = z.infer<typeof CaptureId>;
export const MessageId = id().brand<'MessageId'>();
export type MessageId = z.infer<typeof MessageId>;
export const FormId = id().brand<'FormId'>();
export type FormId = z.infer<typeof FormId>;
/** Unique within its form. */
export const FormFieldId = id().brand<'FormFieldId'>();
export type FormFieldId = z.infer<typeof FormFieldId>;
export const FormFillingId = id().brand<'FormFillingId'>();
export type FormFillingId = z.infer<typeof FormFillingId>;
export const FormProposalId = id().brand<'FormProposalId'>();
export type FormProposalId = z.infer<typeof FormProposalId>;
export const ReplyId = id().brand<'ReplyId'>();
export type ReplyId = z.infer<typeof ReplyId>;
export const RoomId = id().brand<'RoomId'>();
export type RoomId = z.infer<typeof RoomId>;
export const ParticipantId = id().brand<'ParticipantId'>();
export type ParticipantId = z.infer<typeof ParticipantId>;
export const TransportId = id().brand<'TransportId'>();
export type TransportId = z.infer<typeof TransportId>;
export const ProducerId = id().brand<'ProducerId'>();
export type ProducerId = z.infer<typeof ProducerId>;
export const ConsumerId = id().brand<'ConsumerId'>();
export type ConsumerId = z.infer<typeof ConsumerId>;
/** Made by the client for each write; a repeat within two minutes gets the first result. */
export const RequestId = id().brand<'RequestId'>();
export type RequestId = z.infer<typeof RequestId>;

/** An offer's fencing token: counted by Redis, never reused. */
export const Fence = z.int().positive().brand<'Fence'>();
export type Fence = z.infer<typeof Fence>;

/** Milliseconds since 1970, by the server's clock. */
export const EpochMs = z.int().nonnegative();
