import type { KeptReply } from '@cloudseat/shared/nouns/canned-reply.ts';
import type { Catalogue } from '@cloudseat/shared/nouns/catalogue.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'wouter';
import { type ApiOutput, api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTitle } from '../../ui/use-title.ts';
import styles from './replies.module.css';
import { useScopeWords } from './reply-scope.ts';
import { readSearch, type Search, searchQuery, states, writeSearch } from './search.ts';
import { TargetOptions } from './target-options.tsx';

type Found = ApiOutput<'cannedReply:list'> & { catalogue: Catalogue };

/** 常用语: what desks may say with a key, found by whose it is and by words. */
export function RepliesPage({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation(['replies', 'common']);
  const [query, setQuery] = useSearchParams();
  const search = readSearch(query);
  const key = JSON.stringify(search);
  const found = useLoad(key, async () => {
    const [list, catalogue] = await Promise.all([
      api('cannedReply:list', { query: searchQuery(search) }),
      api('catalogue:get'),
    ]);
    return { ...list, catalogue };
  });
  useExpiry(found.error, onExpired);
  useTitle(t('keep.title'));
  return (
    <>
      <Card>
        <div className={styles.head}>
          <div>
            <h1 className={styles.title}>{t('keep.title')}</h1>
            <p className={styles.intro}>{t('keep.intro')}</p>
          </div>
          <LinkButton to="/replies/new" kind="primary">
            {t('keep.make')}
          </LinkButton>
        </div>
        <SearchForm
          key={key}
          search={search}
          catalogue={found.value?.catalogue ?? null}
          onSearch={(wanted) => setQuery(writeSearch(wanted))}
        />
      </Card>
      <Card title={t('keep.found')}>
        {found.error ? <ErrorNotice error={found.error} onRetry={found.retry} /> : null}
        {found.value === null && !found.error ? <Loading>{t('common:loading')}</Loading> : null}
        {found.value ? <ReplyRows {...found.value} /> : null}
      </Card>
    </>
  );
}

type SearchFormProps = { search: Search; catalogue: Catalogue | null; onSearch: (search: Search) => void };

function SearchForm({ search, catalogue, onSearch }: SearchFormProps) {
  const { t } = useTranslation('replies');
  const [wanted, setWanted] = useState(search);
  return (
    <form
      className={styles.search}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch({ ...wanted, text: wanted.text.trim() });
      }}
    >
      <Field
        label={t('keep.words')}
        value={wanted.text}
        maxLength={60}
        autoComplete="off"
        enterKeyHint="search"
        onChange={({ target }) => setWanted({ ...wanted, text: target.value })}
      />
      <SelectField
        label={t('keep.scope')}
        value={wanted.target}
        onChange={({ target }) => setWanted({ ...wanted, target: target.value })}
      >
        <option value="">{t('keep.anyScope')}</option>
        {catalogue ? <TargetOptions catalogue={catalogue} ownDepartmentId={null} /> : null}
      </SelectField>
      <SelectField
        label={t('keep.state')}
        value={wanted.state}
        onChange={({ target }) => setWanted({ ...wanted, state: target.value as Search['state'] })}
      >
        {states.map((state) => (
          <option key={state} value={state}>
            {t(`keep.stateOf.${state}`)}
          </option>
        ))}
      </SelectField>
      <Button kind="primary" type="submit" icon="search">
        {t('keep.find')}
      </Button>
    </form>
  );
}

function ReplyRows({ replies, isCut, catalogue }: Found) {
  const { t } = useTranslation('replies');
  if (replies.length === 0)
    return (
      <Empty icon="search" title={t('keep.none')}>
        {t('keep.noneText')}
      </Empty>
    );
  return (
    <>
      <p className={styles.intro} role="status">
        {t(isCut ? 'keep.cut' : 'keep.count', { count: replies.length })}
      </p>
      <ul className={styles.rows}>
        {replies.map((reply) => (
          <ReplyRow key={reply.replyId} reply={reply} catalogue={catalogue} />
        ))}
      </ul>
    </>
  );
}

function ReplyRow({ reply, catalogue }: { reply: KeptReply; catalogue: Catalogue }) {
  const { t } = useTranslation('replies');
  const text = useLocalText();
  const scopeOf = useScopeWords(catalogue);
  return (
    <li>
      <Link href={`/replies/${reply.replyId}`} className={styles.row}>
        <span className={styles.name}>
          {text(reply.title)}
          {reply.revokedAt === null ? null : (
            <span className={styles.revoked}>{t('keep.stateOf.revoked')}</span>
          )}
        </span>
        <small>
          {scopeOf(reply)}
          {reply.link ? ` · ${t('keep.withLink', { label: text(reply.link.label) })}` : null}
        </small>
        <span className={styles.text}>{text(reply.text)}</span>
      </Link>
    </li>
  );
}
