import type { Matter } from '@cloudseat/shared/nouns/catalogue.ts';
import type { MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './case.module.css';

/** The matter's guide at hand while one talks. */
export function GuideTab({ matterId }: { matterId: MatterId }) {
  const { t } = useTranslation('desk');
  const [matter, setMatter] = useState<Matter | null>(null);
  const [error, setError] = useState<SignalError | null>(null);
  const load = useCallback(() => {
    setError(null);
    api('matter:get', { params: { matterId } }).then(setMatter, (thrown) => setError(toSignalError(thrown)));
  }, [matterId]);
  useEffect(load, [load]);
  if (error) return <ErrorNotice error={error} onRetry={load} />;
  if (matter === null) return <Loading>{t('guide.loading')}</Loading>;
  return <Guide matter={matter} />;
}

function Guide({ matter }: { matter: Matter }) {
  const { t } = useTranslation('desk');
  const text = useLocalText();
  const { guide } = matter;
  return (
    <div className={styles.guide}>
      <Part title={t('guide.summary')}>{text(matter.summary)}</Part>
      <Part title={t('guide.steps')}>
        <ol>
          {guide.steps.map((step) => (
            <li key={step['zh-Hans']}>{text(step)}</li>
          ))}
        </ol>
      </Part>
      <Part title={t('guide.timeLimit')}>{text(guide.timeLimit)}</Part>
      <Part title={t('guide.fee')}>{text(guide.fee)}</Part>
      <Part title={t('guide.basis')}>{text(guide.basis)}</Part>
      {guide.notes ? <Part title={t('guide.notes')}>{text(guide.notes)}</Part> : null}
      <Part title={t('guide.audience')}>{t(`guide.audienceOf.${matter.audience}`)}</Part>
      <Part title={t('guide.hours')}>{text(matter.opening.hoursText)}</Part>
      <Part title={t('guide.office')}>
        {text(matter.departmentName)} · {matter.departmentPhone}
        <br />
        {text(matter.departmentAddress)}
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      <div>{children}</div>
    </section>
  );
}
