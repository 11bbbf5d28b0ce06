import { useTranslation } from 'react-i18next';
import { StaffApp } from '../staff/staff-app.tsx';
import { SupervisionPages } from './supervision-pages.tsx';

/** Supervisors and administrators get the pages, agents are shown to the desk. */
export function SupervisionApp() {
  const { t } = useTranslation(['supervision', 'desk']);
  return (
    <StaffApp
      windowTitle={`${t('desk:product')} · ${t('title')}`}
      signIn={{ title: t('signIn.title'), intro: t('signIn.intro'), demoLoginName: 's001' }}
      elsewhere={({ role, displayName }) =>
        role === 'agent'
          ? {
              title: t('agentOnly.title', { name: displayName }),
              text: t('agentOnly.text'),
              link: { href: '/desk', label: t('agentOnly.toDesk') },
            }
          : null
      }
      pages={(props) => <SupervisionPages {...props} />}
    />
  );
}
