import type { MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatComing } from '../../lib/moment-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { More } from '../../ui/more.tsx';
import { Page } from '../../ui/page.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './choices.module.css';

type ChoicesPageProps = {
  matterId: MatterId;
  /** When it opens again, null where nobody knows; undefined: it is open, but no agent is signed in. */
  opensAt: number | null | undefined;
  backTo: string;
  /** Waiting all the same, here or for the agents' call; only where it is open. */
  onWait: (() => void) | null;
  onCallback: (() => void) | null;
  isBusy: boolean;
  notice: ReactNode;
};

/** Nobody can talk now: when it opens, and what can be done instead. */
export function ChoicesPage({ matterId, opensAt, backTo, notice, ...props }: ChoicesPageProps) {
  const { t } = useTranslation('later');
  const locale = useLocale();
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isClosed = opensAt !== undefined;
  const closedWords =
    typeof opensAt === 'number'
      ? t('choices.closedOpens', { time: formatComing(opensAt, Date.now(), locale) })
      : t('choices.closedUnknown');
  return (
    <Page
      title={t('choices.title')}
      backTo={backTo}
      action={
        props.onWait === null ? null : (
          <Button isWide isBusy={props.isBusy} onClick={props.onWait}>
            {t('choices.wait')}
          </Button>
        )
      }
    >
      <div ref={heading} tabIndex={-1} className={styles.heading}>
        <Banner tone="warn" title={t(isClosed ? 'choices.closedTitle' : 'choices.unservedTitle')}>
          {isClosed ? closedWords : t('choices.unservedBody')}
        </Banner>
      </div>
      {notice}
      <Card>
        <p className={styles.hint}>{t('choices.bookHint')}</p>
        <LinkButton to={`/matters/${matterId}/booking`} kind="primary" icon="clock" isWide>
          {t('choices.book')}
        </LinkButton>
      </Card>
      <More words={t('choices.more')}>
        <Card>
          <p className={styles.hint}>{t('choices.messageHint')}</p>
          <LinkButton to={`/matters/${matterId}/message`} icon="camera" isWide>
            {t('choices.message')}
          </LinkButton>
        </Card>
        {props.onCallback === null ? null : (
          <Card>
            <p className={styles.hint}>{t('choices.callbackHint')}</p>
            <Button icon="phone" isWide isBusy={props.isBusy} onClick={props.onCallback}>
              {t('choices.callback')}
            </Button>
          </Card>
        )}
      </More>
    </Page>
  );
}
