import type { z } from 'zod';
import { blurRequests } from './blur-requests.ts';
import { callRequests } from './call-requests.ts';
import { captionRequests } from './caption-requests.ts';
import { captureRequests } from './capture-requests.ts';
import { deskRequests } from './desk-requests.ts';
import { documentRequests } from './document-requests.ts';
import type { Ack } from './errors.ts';
import { formRequests } from './form-requests.ts';
import { guestRequests } from './guest-requests.ts';
import { holdRequests } from './hold-requests.ts';
import { legRequests } from './leg-requests.ts';
import { linkCheckRequests } from './link-check-requests.ts';
import { mediaRequests } from './media-requests.ts';
import { messageRequests } from './message-requests.ts';
import { monitorRequests } from './monitor-requests.ts';
import { recordingRequests } from './recording-routes.ts';
import { sessionRequests } from './session-requests.ts';
import { sittingMessageRequests } from './sitting-message-requests.ts';
import { sittingRequests } from './sitting-requests.ts';
import { telephoneRequests } from './telephone-requests.ts';

/** Every request a page may send over the socket. Server handlers, page calls and socket.io's types derive from it. */
export const requests = {
  ...sessionRequests,
  ...callRequests,
  ...deskRequests,
  ...legRequests,
  ...holdRequests,
  ...guestRequests,
  ...telephoneRequests,
  ...messageRequests,
  ...formRequests,
  ...captureRequests,
  ...mediaRequests,
  ...sittingRequests,
  ...sittingMessageRequests,
  ...monitorRequests,
  ...linkCheckRequests,
  ...documentRequests,
  ...captionRequests,
  ...blurRequests,
  ...recordingRequests,
};
export type Requests = typeof requests;
export type RequestName = keyof Requests;
/** What the page sends. */
export type RequestInput<Name extends RequestName> = z.input<Requests[Name]['input']>;
/** What a handler gets, after parsing. */
export type ParsedInput<Name extends RequestName> = z.output<Requests[Name]['input']>;
export type RequestOutput<Name extends RequestName> = z.output<Requests[Name]['output']>;

export type ClientToServerEvents = {
  [Name in RequestName]: (input: RequestInput<Name>, ack: (answer: Ack<RequestOutput<Name>>) => void) => void;
};
