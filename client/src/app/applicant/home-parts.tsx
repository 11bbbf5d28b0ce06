import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { EntryNotice } from '../../features/entry/entry-notice.tsx';
import { ResumeBanner } from '../../features/my-calls/resume-banner.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { who } from './who.ts';

/** The running call first, then where the visit began; who is signed in has their calls at hand. */
export function HomeNotice() {
  const { calls } = useStore(who);
  return (
    <>
      {calls === null ? null : <ResumeBanner calls={calls} />}
      <EntryNotice />
    </>
  );
}

export function MyCallsLink() {
  const { t } = useTranslation('applicant');
  return (
    <LinkButton to="/calls" icon="list" isWide>
      {t('home.myCalls')}
    </LinkButton>
  );
}
