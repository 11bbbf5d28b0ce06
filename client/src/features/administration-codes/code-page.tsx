import type { AdministeredCode } from '@cloudseat/shared/nouns/entry-code.ts';
import type { EntryCode } from '@cloudseat/shared/nouns/ids.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'wouter';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTitle } from '../../ui/use-title.ts';
import { ChangeForm } from './change-form.tsx';
import { useCodeWords } from './code-words.ts';
import styles from './codes.module.css';
import { loadFormChoices } from './form-choices.ts';
import { PrintButtons } from './print-bar.tsx';
import { StateCard } from './state-card.tsx';

type Done = 'made' | 'changed' | 'revoked' | 'restored';

/** One code: what it is, to print, to change, to revoke or bring back. */
export function CodePage({ code, onExpired }: { code: EntryCode; onExpired: () => void }) {
  const { t } = useTranslation(['administration', 'common', 'desk']);
  const [query] = useSearchParams();
  const [done, setDone] = useState<Done | null>(query.has('made') ? 'made' : null);
  const read = useLoad(code, async () => {
    const [entry, choices] = await Promise.all([
      api('entryCode:get', { params: { code } }),
      loadFormChoices(),
    ]);
    return { entry, choices };
  });
  useExpiry(read.error, onExpired);
  useTitle(`${t('code.title', { code })} · ${t('title')}`);
  /** What was changed since it was read. */
  const [latest, setLatest] = useState<AdministeredCode | null>(null);
  const entry = latest ?? read.value?.entry ?? null;
  function handleChanged(changed: AdministeredCode, what: Done): void {
    setLatest(changed);
    setDone(what);
  }
  function readAgain(): void {
    setLatest(null);
    setDone(null);
    read.retry();
  }
  const shared = { onExpired, onReadAgain: readAgain };
  return (
    <>
      <p>
        <Link href="/" className={styles.back}>
          {t('code.back')}
        </Link>
      </p>
      {read.error ? <ErrorNotice error={read.error} onRetry={readAgain} /> : null}
      {read.value === null && !read.error ? <Loading>{t('common:loading')}</Loading> : null}
      {entry && read.value ? (
        <>
          {done ? <Banner tone="good">{t(`code.done.${done}`)}</Banner> : null}
          <Card>
            <Known entry={entry} catalogue={read.value.choices.catalogue} />
            {entry.isRevoked ? null : <PrintButtons codes={[entry.code]} onExpired={onExpired} />}
          </Card>
          <ChangeForm
            key={entry.version}
            {...{ entry, ...shared }}
            choices={read.value.choices}
            onChanged={(changed) => handleChanged(changed, 'changed')}
          />
          <StateCard {...{ entry, ...shared }} onChanged={handleChanged} />
        </>
      ) : null}
    </>
  );
}

type KnownProps = { entry: AdministeredCode; catalogue: Parameters<typeof useCodeWords>[0] };

function Known({ entry, catalogue }: KnownProps) {
  const { t } = useTranslation(['administration', 'desk']);
  const text = useLocalText();
  const words = useCodeWords(catalogue);
  const facts: [string, string][] = [
    [t('form.entryPoint'), t(`desk:entry.${entry.entryPoint}`)],
    [t('form.target'), words.target(entry)],
    [t('form.place'), words.place(entry) ?? t('place.none')],
    [t('search.state'), t(entry.isRevoked ? 'state.revoked' : 'state.used')],
  ];
  return (
    <>
      <h1 className={styles.title}>
        <span className={styles.code}>{entry.code}</span> {text(entry.label)}
      </h1>
      <Facts facts={facts} />
    </>
  );
}
