import type { ProjectKind } from '@cloudseat/shared/nouns/project-kind.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { api } from '../../lib/http.ts';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTitle } from '../../ui/use-title.ts';
import styles from './kinds.module.css';

/** All kinds of projects, the retired ones as well. */
export function KindsPage({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation(['project-kinds', 'common']);
  const { value, error, retry } = useLoad('expert-kinds', () =>
    api('expertKind:list', { query: { scope: 'all' } }),
  );
  useExpiry(error, onExpired);
  useTitle(t('title'));
  return (
    <>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        <LinkButton to="/kinds/new">{t('new')}</LinkButton>
      </header>
      <Card>
        <p>{t('intro')}</p>
        {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
        {value === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
        {value?.kinds.length === 0 ? <Empty title={t('none')} /> : null}
        <ul className={styles.rows}>
          {value?.kinds.map((kind) => (
            <KindRow key={kind.kindId} kind={kind} />
          ))}
        </ul>
      </Card>
    </>
  );
}

function KindRow({ kind }: { kind: ProjectKind }) {
  const { t } = useTranslation('project-kinds');
  const text = useLocalText();
  const { kindId, name, isActive, materials, criteria, rules, version } = kind;
  const facts = [
    t(isActive ? 'state.active' : 'state.retired'),
    t('count.lines', { count: materials.length }),
    t('count.criteria', { count: criteria.length }),
    t('count.panel', { count: rules.panelSize }),
    t('count.version', { version }),
  ];
  return (
    <li>
      <Link href={`/kinds/${kindId}`}>
        <strong>{text(name)}</strong>
        <p className={styles.facts}>{facts.join(' · ')}</p>
      </Link>
    </li>
  );
}
