import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import type { ReactNode } from 'react';
import { useLocalText } from '../../ui/use-locale.ts';
import { CallLines, CallState } from './call-lines.tsx';
import styles from './calls-list.module.css';

type CallsListProps = { calls: readonly CallSummary[]; switchDevice: ReactNode };

/** Calls that belong to no case, newest first: bookings, and what was begun and left. */
export function CallsList({ calls, switchDevice }: CallsListProps) {
  const text = useLocalText();
  return (
    <ul className={styles.list}>
      {calls.map((call) => (
        <li key={call.callId}>
          <div className={styles.head}>
            <p className={styles.name}>{text(call.matterName)}</p>
            <p className={styles.state}>
              <CallState call={call} />
            </p>
          </div>
          <CallLines
            call={call}
            head={<span>{text(call.departmentName)}</span>}
            switchDevice={switchDevice}
          />
        </li>
      ))}
    </ul>
  );
}
