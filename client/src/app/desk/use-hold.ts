import type { DeskCallView } from '@cloudseat/shared/nouns/agent.ts';
import { useMemo } from 'react';
import type { HoldSwitch } from '../../features/desk-call/hold-stage.tsx';
import type { DeskSession } from './desk-session.ts';
import { canHold } from './desk-state.ts';
import type { DeskWork } from './use-desk-work.ts';

/** Hold and its end for the desk's call; null where it cannot be. The same object until something of it changes. */
export function useHold(
  call: DeskCallView | null,
  session: Pick<DeskSession, 'setHold'>,
  { run, isRunning: isBusy }: DeskWork['tasks']['hold'],
): HoldSwitch | null {
  const isPossible = call !== null && canHold(call);
  const isOn = call !== null && call.heldAt !== null;
  return useMemo(
    () => (isPossible ? { isOn, isBusy, toggle: () => void run(() => session.setHold(!isOn)) } : null),
    [isPossible, isOn, isBusy, run, session],
  );
}
