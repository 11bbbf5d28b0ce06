import type { CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { Button, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import type { CaseFile } from './case-file.ts';

type End = 'answered' | 'referred' | 'withdrawn';

/** Ends a case without a paper: it was a question, belongs elsewhere, or its applicant takes it back. Asked once more. */
export function EndCase({ file, view, isLocked }: { file: CaseFile; view: CaseView; isLocked: boolean }) {
  const { t } = useTranslation('deskCase');
  const task = useTask();
  const [end, setEnd] = useState<End | null>(null);
  const [note, setNote] = useState('');
  const ends: End[] = view.state === 'open' ? ['answered', 'referred', 'withdrawn'] : ['withdrawn'];
  const close = () => {
    setEnd(null);
    setNote('');
    task.clear();
  };
  const confirm = (as: End) =>
    void task
      .run(() =>
        file.change(({ caseId, version }) =>
          api('case:end', { params: { caseId }, body: { version, as, note } }),
        ),
      )
      .then((isDone) => isDone && close());
  return (
    <>
      <Dropdown
        trigger={['click']}
        disabled={isLocked}
        menu={{
          items: ends.map((as) => ({ key: as, label: t(`end.${as}`) })),
          onClick: ({ key }) => setEnd(key as End),
        }}
      >
        <Button size="small" disabled={isLocked}>
          {t('end.open')}
        </Button>
      </Dropdown>
      {end === null ? null : (
        <Modal
          open
          title={t(`end.${end}`)}
          okText={t('end.confirm')}
          cancelText={t('cancel')}
          confirmLoading={task.isRunning}
          onOk={() => confirm(end)}
          onCancel={close}
        >
          <p>{t(`end.says.${end}`)}</p>
          <Input
            value={note}
            maxLength={500}
            aria-label={t('end.note')}
            placeholder={t('end.note')}
            onChange={({ target }) => setNote(target.value)}
          />
          {task.error ? <ErrorNotice error={task.error} /> : null}
        </Modal>
      )}
    </>
  );
}
