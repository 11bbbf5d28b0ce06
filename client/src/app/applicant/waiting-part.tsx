import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { TransferNotice } from '../../features/call/transfer-notice.tsx';
import { SwitchDevice } from '../../features/switch-device/switch-device.tsx';
import { WaitingPage } from '../../features/waiting/waiting-page.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import type { Line } from './line.ts';
import { who } from './who.ts';

/** The waiting page with what its buttons do. */
export function WaitingPart({
  line,
  call,
  caseNumber,
  news,
  materials,
  chat,
}: {
  line: Line;
  call: ApplicantCallView;
  caseNumber: string | null;
  /** What has just been found of a paper. */
  news: ReactNode;
  materials: ReactNode;
  chat: ReactNode;
}) {
  const task = useTask();
  const { applicant } = useStore(who);
  const { callId } = call;
  return (
    <WaitingPage
      call={call}
      caseNumber={caseNumber}
      phone={applicant?.phone ?? null}
      now={line.signal.now}
      connection={line.signal.connection}
      materials={materials}
      chat={chat}
      error={
        <>
          {news}
          <TransferNotice call={call} />
          {task.error ? <ErrorNotice error={task.error} /> : null}
        </>
      }
      switchDevice={<SwitchDevice />}
      isBusy={task.isRunning}
      onChange={(how) => void task.run(() => line.change(how, callId))}
      onAnswer={line.answer}
      onRefuse={() => void task.run(() => line.end(callId))}
    />
  );
}
