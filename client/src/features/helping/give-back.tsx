import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';

type GiveBackProps = { applicantName: string; onGiveBack: () => Promise<void> };

/** The helper's own way out, once more before it is done. */
export function GiveBack({ applicantName, onGiveBack }: GiveBackProps) {
  const { t } = useTranslation('helping');
  const [isAsking, setIsAsking] = useState(false);
  const task = useTask();
  return (
    <>
      <Button isWide onClick={() => setIsAsking(true)}>
        {t('give.do')}
      </Button>
      {isAsking ? (
        <Dialog
          title={t('give.title', { name: applicantName })}
          onClose={() => setIsAsking(false)}
          actions={
            <>
              <Button isWide onClick={() => setIsAsking(false)}>
                {t('give.no')}
              </Button>
              <Button kind="danger" isWide isBusy={task.isRunning} onClick={() => void task.run(onGiveBack)}>
                {t('give.do')}
              </Button>
            </>
          }
        >
          <p>{t('give.text')}</p>
          {task.error ? <ErrorNotice error={task.error} /> : null}
        </Dialog>
      ) : null}
    </>
  );
}
