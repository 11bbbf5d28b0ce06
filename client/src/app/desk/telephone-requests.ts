import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { TelephoneResult } from '@cloudseat/shared/nouns/telephone-results.ts';
import type { Signal } from '../../signal/types.ts';

/** Telephoning the applicant of the desk's call. */
export function createTelephoneRequests(signal: Signal<'staff'>, callId: () => CallId) {
  return {
    propose: async () => signal.request('telephone:propose', { callId: callId() }),
    begin: async () => (await signal.request('telephone:begin', { callId: callId() })).phone,
    reveal: async () => (await signal.request('applicant:reveal', { callId: callId() })).phone,
    report: async (result: TelephoneResult) =>
      signal.request('telephone:report', { callId: callId(), result }),
    end: async () => signal.request('telephone:end', { callId: callId() }),
  };
}
