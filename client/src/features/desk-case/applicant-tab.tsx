import type { DeskCallView } from '@cloudseat/shared/nouns/agent.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useFirmText } from '../../ui/use-firm-text.ts';
import { useLinkCheckWords } from '../../ui/use-link-check-words.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './case.module.css';

type ApplicantTabProps = {
  call: DeskCallView;
  /** Null for who is consulted: the number stays masked. */
  reveal: (() => Promise<string>) | null;
};

/** Who the applicant is; the telephone number in full only by a look that is put on record. */
export function ApplicantTab({ call, reveal }: ApplicantTabProps) {
  const { t } = useTranslation(['desk', 'case']);
  const text = useLocalText();
  const task = useTask();
  const [phone, setPhone] = useState<string | null>(null);
  const firm = useFirmText(call.firm);
  const wordsOf = useLinkCheckWords();
  const linkCheck = call.linkCheck && wordsOf(call.linkCheck);
  const point = t(`entry.${call.entryPoint}`);
  const facts = [
    ...(firm === null ? [] : [[t('case:firm.title'), firm]]),
    [t('case.ticket'), call.ticketNumber],
    [t('offer.matter'), text(call.matterName)],
    [t('offer.department'), text(call.departmentName)],
    [t('case.waitedBefore'), formatSpan(call.acceptedAt - call.enqueuedAt)],
    [
      t('case.from'),
      call.entryLabel === null ? point : t('entry.labelled', { point, label: text(call.entryLabel) }),
    ],
    [
      t('case.earlier'),
      call.earlierCallCount === 0
        ? t('offer.earlierNone')
        : t('offer.earlierCount', { count: call.earlierCallCount }),
    ],
    ...(linkCheck === null ? [] : [[t('linkCheck.title'), `${linkCheck.verdict} · ${linkCheck.figures}`]]),
  ];
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('case.name')}</dt>
        <dd>{call.applicantName}</dd>
      </div>
      <div>
        <dt>{t('case.phone')}</dt>
        <dd className={styles.phone}>
          <span>{phone ?? call.applicantPhone}</span>
          {reveal === null ? null : (
            <>
              <Button
                size="small"
                loading={task.isRunning}
                title={phone === null ? t('case.revealHint') : undefined}
                onClick={() =>
                  phone === null ? void task.run(async () => setPhone(await reveal())) : setPhone(null)
                }
              >
                {t(phone === null ? 'case.reveal' : 'case.hide')}
              </Button>
              <small>{t('case.revealHint')}</small>
            </>
          )}
        </dd>
      </div>
      {task.error ? <ErrorNotice error={task.error} /> : null}
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
