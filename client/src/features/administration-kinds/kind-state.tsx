import type { ProjectKind } from '@cloudseat/shared/nouns/project-kind.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';

type KindStateProps = { kind: ProjectKind; onChanged: (kind: ProjectKind) => void; onExpired: () => void };

/** Whether new projects may be filed under it, and the way to change that. */
export function KindState({ kind, onChanged, onExpired }: KindStateProps) {
  const { t } = useTranslation('project-kinds');
  const text = useLocalText();
  const [isAsking, setIsAsking] = useState(false);
  const task = useTask();
  useExpiry(task.error, onExpired);
  const { kindId, version, isActive, name } = kind;
  async function change(step: 'expertKind:retire' | 'expertKind:restore'): Promise<void> {
    await task.run(async () => onChanged(await api(step, { params: { kindId }, body: { version } })));
    setIsAsking(false);
  }
  return (
    <Card title={t(isActive ? 'retire.title' : 'restore.title')}>
      <p>{t(isActive ? 'retire.text' : 'restore.text')}</p>
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <Button
        isBusy={task.isRunning}
        onClick={() => (isActive ? setIsAsking(true) : void change('expertKind:restore'))}
      >
        {t(isActive ? 'retire.go' : 'restore.go')}
      </Button>
      {isAsking ? (
        <Dialog
          title={t('retire.ask', { name: text(name) })}
          onClose={() => setIsAsking(false)}
          actions={
            <>
              <Button isWide onClick={() => setIsAsking(false)}>
                {t('retire.stay')}
              </Button>
              <Button
                kind="danger"
                isWide
                isBusy={task.isRunning}
                onClick={() => void change('expertKind:retire')}
              >
                {t('retire.go')}
              </Button>
            </>
          }
        >
          {t('retire.text')}
        </Dialog>
      ) : null}
    </Card>
  );
}
