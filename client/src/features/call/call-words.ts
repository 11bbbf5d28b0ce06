import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { NetworkGrade } from '@cloudseat/shared/nouns/network.ts';
import type { StepWords } from '../../media/step-words.ts';
import type { LocalMediaState, RoomSessionPhase } from '../../media/types.ts';
import type { ConnectionState } from '../../signal/types.ts';

export type CallFacts = {
  callState: CallState;
  isAgentLost: boolean;
  /** Another agent is in the room to advise. */
  hasHelper: boolean;
  phase: RoomSessionPhase | null;
  hasStarted: boolean;
  connection: ConnectionState;
  ownGrade: NetworkGrade;
  agentGrade: NetworkGrade;
  /** The applicant waits, and what stands in the picture's place says so. */
  isOnHold: boolean;
  /** It goes on by telephone, or is about to: then the links need no sentence of their own. */
  hasTelephone: boolean;
  /** Null too for a person who is muted. */
  microphoneTrouble: LocalMediaState['microphoneTrouble'];
  /** Null while everything flows. */
  step: StepWords | null;
};

type NoticeName =
  | 'failed'
  | 'reconnecting'
  | 'agentLost'
  | 'suspended'
  | 'transferring'
  | 'connecting'
  | 'microphoneSilent'
  | 'microphoneLost'
  | 'helped'
  | 'step'
  | 'yourWeak'
  | 'agentWeak'
  | 'yourFair';
export type CallNotice = { name: NoticeName; tone: 'info' | 'warn' | 'bad'; step?: StepWords };

/** The one sentence that matters most now, or null when all is well. */
export function findCallNotice(facts: CallFacts): CallNotice | null {
  const { callState, phase, connection, ownGrade, agentGrade } = facts;
  if (phase === 'failed') return { name: 'failed', tone: 'bad' };
  if (phase === 'reconnecting' || connection === 'offline') return { name: 'reconnecting', tone: 'warn' };
  if (facts.isAgentLost) return { name: 'agentLost', tone: 'warn' };
  if (callState === 'suspended') return { name: 'suspended', tone: 'warn' };
  if (callState === 'transferring') return { name: 'transferring', tone: 'info' };
  if (callState === 'connecting' && !facts.hasStarted) return { name: 'connecting', tone: 'info' };
  if (facts.hasTelephone || facts.isOnHold) return null;
  if (facts.microphoneTrouble === 'silent') return { name: 'microphoneSilent', tone: 'bad' };
  if (facts.microphoneTrouble === 'lost') return { name: 'microphoneLost', tone: 'bad' };
  if (facts.step !== null)
    return { name: 'step', tone: facts.step.whose === 'held' ? 'info' : 'warn', step: facts.step };
  if (ownGrade === 'weak' || ownGrade === 'lost') return { name: 'yourWeak', tone: 'warn' };
  if (agentGrade === 'weak' || agentGrade === 'lost') return { name: 'agentWeak', tone: 'warn' };
  if (facts.hasHelper) return { name: 'helped', tone: 'info' };
  return ownGrade === 'fair' ? { name: 'yourFair', tone: 'info' } : null;
}
