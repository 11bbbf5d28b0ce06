import type { KeptReply } from '@cloudseat/shared/nouns/canned-reply.ts';
import type { Catalogue } from '@cloudseat/shared/nouns/catalogue.ts';
import type { ReplyId } from '@cloudseat/shared/nouns/ids.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'wouter';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import { useTitle } from '../../ui/use-title.ts';
import { ChangeCard, type Done, StateCard } from './change-cards.tsx';
import { loadChoices } from './choices.ts';
import styles from './replies.module.css';
import { ReplyForm } from './reply-form.tsx';
import { useScopeWords } from './reply-scope.ts';
import { emptyWish, fieldsOf } from './reply-wish.ts';

type PageProps = { onExpired: () => void };
function Back() {
  const { t } = useTranslation('replies');
  return (
    <p>
      <Link href="/replies" className={styles.back}>
        {t('keep.back')}
      </Link>
    </p>
  );
}

/** A new one, for everybody, a department or a matter. */
export function NewReplyPage({ onExpired }: PageProps) {
  const { t } = useTranslation(['replies', 'common']);
  const [, navigate] = useLocation();
  const choices = useLoad('choices', loadChoices);
  const making = useTask();
  useExpiry(choices.error ?? making.error, onExpired);
  useTitle(t('keep.make'));
  const own = choices.value?.ownDepartmentId ?? null;
  return (
    <>
      <Back />
      <Card>
        <h1 className={styles.title}>{t('keep.make')}</h1>
        {choices.error ? <ErrorNotice error={choices.error} onRetry={choices.retry} /> : null}
        {choices.value === null && !choices.error ? <Loading>{t('common:loading')}</Loading> : null}
        {choices.value ? (
          <ReplyForm
            {...choices.value}
            saved={emptyWish(own === null ? '' : `department:${own}`)}
            isBusy={making.isRunning}
            error={making.error ? <ErrorNotice error={making.error} /> : null}
            onSave={(wish) =>
              void making.run(async () => {
                const body = fieldsOf(wish, window.location.host);
                const made = await api('cannedReply:make', { body });
                navigate(`/replies/${made.replyId}?made=1`);
              })
            }
          />
        ) : null}
      </Card>
    </>
  );
}

/** One reply: to be changed, taken out of use, brought back; to be read alone by who may not. */
export function ReplyPage({ replyId, onExpired }: PageProps & { replyId: ReplyId }) {
  const { t } = useTranslation(['replies', 'common']);
  const [query] = useSearchParams();
  const [done, setDone] = useState<Done | null>(query.has('made') ? 'made' : null);
  const [latest, setLatest] = useState<KeptReply | null>(null);
  const read = useLoad(replyId, async () => {
    const [reply, choices] = await Promise.all([
      api('cannedReply:get', { params: { replyId } }),
      loadChoices(),
    ]);
    return { reply, choices };
  });
  useExpiry(read.error, onExpired);
  useTitle(t('keep.title'));
  const reply = latest ?? read.value?.reply ?? null;
  function handleChanged(changed: KeptReply, what: Done): void {
    setLatest(changed);
    setDone(what);
  }
  function readAgain(): void {
    setLatest(null);
    setDone(null);
    read.retry();
  }
  const way = { onExpired, onReadAgain: readAgain, onChanged: handleChanged };
  return (
    <>
      <Back />
      {read.error ? <ErrorNotice error={read.error} onRetry={readAgain} /> : null}
      {read.value === null && !read.error ? <Loading>{t('common:loading')}</Loading> : null}
      {done && reply && read.value ? <Banner tone="good">{t(`keep.done.${done}`)}</Banner> : null}
      {reply && read.value ? (
        reply.canChange ? (
          <>
            <ChangeCard key={reply.version} reply={reply} choices={read.value.choices} {...way} />
            <StateCard reply={reply} {...way} />
          </>
        ) : (
          <ReadOnlyCard reply={reply} catalogue={read.value.choices.catalogue} />
        )
      ) : null}
    </>
  );
}

function ReadOnlyCard({ reply, catalogue }: { reply: KeptReply; catalogue: Catalogue }) {
  const { t } = useTranslation('replies');
  const text = useLocalText();
  const scopeOf = useScopeWords(catalogue);
  return (
    <Card>
      <h1 className={styles.title}>{text(reply.title)}</h1>
      <p className={styles.intro}>{scopeOf(reply)}</p>
      <p>{text(reply.text)}</p>
      {reply.link ? <p>{t('keep.withLink', { label: text(reply.link.label) })}</p> : null}
      <Banner>{t('keep.readOnly')}</Banner>
    </Card>
  );
}
