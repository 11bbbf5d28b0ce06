import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import type { Signal } from '../../signal/types.ts';

export type TelephoneRequests = ReturnType<typeof createTelephoneRequests>;

/** What the applicant says about the telephone, of the call that the page shows when it is said. */
export function createTelephoneRequests(signal: Signal<'applicant'>, call: () => ApplicantCallView | null) {
  const callId = () => {
    const shown = call();
    if (shown === null) throw new Error('no call to telephone about');
    return shown.callId;
  };
  return {
    /** `phone`: another number than the one shown, for this call. */
    agree: async (phone: string | null) => signal.request('telephone:agree', { callId: callId(), phone }),
    decline: async () => signal.request('telephone:decline', { callId: callId() }),
    end: async () => signal.request('telephone:end', { callId: callId() }),
  };
}
