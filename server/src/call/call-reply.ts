import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';

/** Where a call stands after a command. */
export type CallReply = { callId: CallId; state: CallState; version: number };
