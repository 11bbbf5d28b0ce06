import type { SupervisedCall } from '@cloudseat/shared/nouns/supervision.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PriorityDialog } from './priority-dialog.tsx';
import styles from './why.module.css';

/** Whether the call goes before others, and the way to change that while it waits. */
export function PriorityCard({ call, onChanged }: { call: SupervisedCall; onChanged: () => void }) {
  const { t } = useTranslation('supervision');
  const [isAsking, setIsAsking] = useState(false);
  if (!call.canPrioritize && call.priority === 0) return null;
  const change = call.canPrioritize ? (
    <Button onClick={() => setIsAsking(true)}>{t('priority.change')}</Button>
  ) : null;
  return (
    <Card title={t('priority.title', { level: t(`priority.of.${call.priority}`) })} aside={change}>
      <p>{t(`priority.what.${call.priority}`)}</p>
      <p className={styles.small}>{t('priority.timeStays')}</p>
      {isAsking ? (
        <PriorityDialog
          call={call}
          onClose={() => setIsAsking(false)}
          onChanged={() => {
            setIsAsking(false);
            onChanged();
          }}
        />
      ) : null}
    </Card>
  );
}
