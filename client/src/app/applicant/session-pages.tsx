import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { SignInStep } from './start-route.tsx';
import { who } from './who.ts';

/** The same person opened the call elsewhere: this page has let go of it, and can fetch it back. */
export function ReplacedPage({ onTakeBack }: { onTakeBack: () => void }) {
  const { t } = useTranslation('applicant');
  return (
    <Page
      title={t('siteTitle')}
      backTo="/"
      action={
        <Button kind="primary" isWide onClick={onTakeBack}>
          {t('replaced.takeBack')}
        </Button>
      }
    >
      <Card>
        <div role="alert">
          <Empty icon="screen" title={t('replaced.title')}>
            {t('replaced.body')}
          </Empty>
        </div>
      </Card>
    </Page>
  );
}

/** It reloaded once by itself and still is too old: a cache in between, so the person may try. */
export function OutdatedPage() {
  const { t } = useTranslation('applicant');
  return (
    <Page
      title={t('siteTitle')}
      action={
        <Button kind="primary" isWide icon="retry" onClick={() => window.location.reload()}>
          {t('session.reload')}
        </Button>
      }
    >
      <Card>
        <Empty icon="warning" title={t('session.outdated')}>
          {t('session.outdatedNext')}
        </Empty>
      </Card>
    </Page>
  );
}

/** The session ran out; signing in again leads back to the same call. */
export function SignedOutPage({ onSignedIn }: { onSignedIn: () => void }) {
  const { applicant } = useStore(who);
  useEffect(() => {
    who.setState({ applicant: null, calls: null });
  }, []);
  useEffect(() => {
    if (applicant) onSignedIn();
  }, [applicant, onSignedIn]);
  return <SignInStep backTo="/" hasSteps={false} />;
}
