import type { ProjectKind, ProjectKindId } from '@cloudseat/shared/nouns/project-kind.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useTask } from '../../ui/use-task.ts';
import { useTitle } from '../../ui/use-title.ts';
import { draftOf, emptyWish, wishOf } from './kind-draft.ts';
import { KindForm } from './kind-form.tsx';
import { KindState } from './kind-state.tsx';
import styles from './kinds.module.css';

type KindPageProps = { kindId: ProjectKindId | null; onExpired: () => void };

/** One kind, or with null a new one: what projects bring, how they are judged and by whom. */
export function KindPage({ kindId, onExpired }: KindPageProps) {
  const { t } = useTranslation(['project-kinds', 'common']);
  const { value, error, retry } = useLoad(`expert-kind/${kindId}`, async () => {
    const [catalogue, kind] = await Promise.all([
      api('catalogue:get'),
      kindId === null ? null : api('expertKind:get', { params: { kindId } }),
    ]);
    return { catalogue, kind };
  });
  useExpiry(error, onExpired);
  useTitle(t(kindId === null ? 'new' : 'one'));
  /** As it was saved here last. */
  const [latest, setLatest] = useState<ProjectKind | null>(null);
  const [, navigate] = useLocation();
  const task = useTask();
  useExpiry(task.error, onExpired);
  const kind = latest ?? value?.kind ?? null;
  function readAgain(): void {
    setLatest(null);
    task.clear();
    retry();
  }
  async function save(wish: ReturnType<typeof emptyWish>): Promise<void> {
    const draft = draftOf(wish);
    await task.run(async () => {
      if (kind === null) {
        const made = await api('expertKind:make', { body: draft });
        navigate(`/kinds/${made.kindId}`, { replace: true });
      } else {
        const { version } = kind;
        const params = { kindId: kind.kindId };
        setLatest(await api('expertKind:save', { params, body: { version, draft } }));
      }
    });
  }
  return (
    <>
      <p>
        <Link href="/kinds">{t('back')}</Link>
      </p>
      <header className={styles.head}>
        <h1>{t(kindId === null ? 'new' : 'one')}</h1>
      </header>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
      {latest !== null && task.error === null ? <Banner tone="good">{t('saved')}</Banner> : null}
      {value === null ? null : (
        <>
          <Card>
            <p>{t('editIntro')}</p>
            <KindForm
              key={kind?.version ?? 0}
              catalogue={value.catalogue}
              saved={kind === null ? emptyWish() : wishOf(kind)}
              isBusy={task.isRunning}
              error={
                task.error === null ? null : (
                  <ErrorNotice
                    error={task.error}
                    action={
                      task.error.code === 'CHANGED_MEANWHILE' ? (
                        <Button onClick={readAgain}>{t('readAgain')}</Button>
                      ) : null
                    }
                  />
                )
              }
              onSave={(wish) => void save(wish)}
            />
          </Card>
          {kind === null ? null : <KindState kind={kind} onChanged={setLatest} onExpired={onExpired} />}
        </>
      )}
    </>
  );
}
