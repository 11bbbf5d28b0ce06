import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { WayOut, type WayOutProps } from './way-out.tsx';

type WayOutPageProps = WayOutProps & {
  verdict: 'textOnly' | 'tooOld';
  backTo: string;
  /** A place in line that is kept meanwhile. */
  hasTicket: boolean;
  /** What goes without sound and picture; null where nothing does. */
  messageTo: string | null;
};

/** In place of a page that would not work here: why, and where it does. */
export function WayOutPage({ verdict, backTo, hasTicket, messageTo, ...wayOut }: WayOutPageProps) {
  const { t } = useTranslation('browser');
  return (
    <Page
      title={t('title')}
      backTo={backTo}
      action={
        messageTo === null ? null : (
          <LinkButton to={messageTo} isWide>
            {t('message')}
          </LinkButton>
        )
      }
    >
      <Banner tone="warn" title={t(`verdict.${verdict}`)}>
        {t(hasTicket ? 'keptNext' : 'next')}
      </Banner>
      <Card title={t('how')}>
        <WayOut {...wayOut} />
      </Card>
    </Page>
  );
}
