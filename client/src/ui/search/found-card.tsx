import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { Card } from '../card.tsx';
import { classNames } from '../class-names.ts';
import { ErrorNotice } from '../error-notice.tsx';
import { Loading } from '../spinner.tsx';
import type { Loaded } from '../use-load.ts';
import styles from './search.module.css';

type FoundCardProps<Value> = {
  title: string;
  /** What the button says that looks again. */
  refresh: string;
  found: Loaded<Value>;
  children: (value: Value) => ReactNode;
};

/** What was found, or that it is still looked for, or why it could not be. */
export function FoundCard<Value>({ title, refresh, found, children }: FoundCardProps<Value>) {
  const { t } = useTranslation('common');
  const { value, error, retry } = found;
  return (
    <Card
      title={title}
      aside={
        <Button kind="plain" icon="retry" onClick={retry}>
          {refresh}
        </Button>
      }
    >
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && !error ? <Loading>{t('loading')}</Loading> : null}
      {value === null ? null : children(value)}
    </Card>
  );
}

/** How many there are, and the rows. */
export function FoundList({ count, children }: { count?: string; children: ReactNode }) {
  return (
    <>
      {count === undefined ? null : (
        <p className={styles.quiet} role="status">
          {count}
        </p>
      )}
      <ul className={classNames(styles.place, styles.rows)}>{children}</ul>
    </>
  );
}
