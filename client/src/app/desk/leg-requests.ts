import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { DeskLeg, LegTarget, TransferWay } from '@cloudseat/shared/nouns/leg.ts';
import type { Signal } from '../../signal/types.ts';

type Options = {
  signal: Signal<'staff'>;
  callId: () => CallId;
  /** What was typed goes with the call. */
  saveNotes: () => Promise<void>;
};

/** Passing the desk's call on, and asking a colleague into it. */
export function createLegRequests({ signal, callId, saveNotes }: Options) {
  return {
    listTargets: () => signal.request('call:listTargets', { callId: callId() }),
    async transfer(way: TransferWay, target: LegTarget) {
      await saveNotes();
      await signal.request('call:transfer', { callId: callId(), way, target });
    },
    consult: async (target: LegTarget) => signal.request('call:consult', { callId: callId(), target }),
    /** By whoever is in it. */
    endLeg: async (kind: DeskLeg['kind']) =>
      signal.request(kind === 'consult' ? 'call:endConsult' : 'call:cancelTransfer', { callId: callId() }),
    /** The colleague's own way out, whatever they came for. */
    leaveTalk: async () => signal.request('call:endConsult', { callId: callId() }),
    async handOver() {
      await saveNotes();
      await signal.request('call:handOver', { callId: callId() });
    },
  };
}
