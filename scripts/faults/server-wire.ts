// What pages and a server child say to each other over Node's channel, as over a socket.
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { DispatchEvent, DispatchStore } from '../../server/src/dispatch/dispatch-types.ts';

export const commandNames = [
  'signIn',
  'claimDesk',
  'setStatus',
  'agentDisconnected',
  'getAgent',
  'enqueue',
  'leave',
  'applicantConnected',
  'accept',
  'decline',
  'reportStarted',
  'end',
  'saveWrapUp',
  'findCall',
  'listPlaces',
] as const satisfies readonly (keyof DispatchStore)[];
export type CommandName = (typeof commandNames)[number];
export type ServerCommands = Pick<DispatchStore, CommandName>;

export type ToChild =
  | { kind: 'ask'; id: number; name: CommandName; args: readonly unknown[] }
  | { kind: 'holdAgent'; agentId: AgentId; deskId: string }
  | { kind: 'dropAgent'; agentId: AgentId };

export type FromChild =
  | { kind: 'ready' }
  | { kind: 'answer'; id: number; value: unknown }
  /** `code` null: not an answer of the dispatcher; whether it was done is unknown. */
  | { kind: 'failure'; id: number; code: string | null; message: string }
  | { kind: 'event'; event: DispatchEvent }
  /** Redis was away, or leases were gone: pages and desks are to be announced again, and what they know may be old. */
  | { kind: 'back' };

/** The dispatcher said no, with its code. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** No answer: the server or its Redis is gone, and nobody knows whether it was done. */
export class Unanswered extends Error {}
