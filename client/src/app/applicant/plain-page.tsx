import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';

/** A page that has only to say why it shows nothing else: with a heading and a way back, as every page. */
export function PlainPage({ isCard = false, children }: { isCard?: boolean; children: ReactNode }) {
  const { t } = useTranslation('applicant');
  return (
    <Page title={t('siteTitle')} backTo="/">
      {isCard ? <Card>{children}</Card> : children}
    </Page>
  );
}
