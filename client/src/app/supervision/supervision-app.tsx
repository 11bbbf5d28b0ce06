import { useTranslation } from 'react-i18next';
import { StaffApp } from '../staff/staff-app.tsx';
import { AgentRecordings } from './agent-recordings.tsx';
import { SupervisionPages } from './supervision-pages.tsx';

/** Agents look at recordings in a window of their own, so that the live desk goes on. */
const isAtRecordings = (): boolean => /^\/supervision\/recordings(\/|$)/.test(window.location.pathname);

/** Supervisors and administrators get the pages, agents those of recordings and else are shown to the desk. */
export function SupervisionApp() {
  const { t } = useTranslation(['supervision', 'desk']);
  return (
    <StaffApp
      windowTitle={`${t('desk:product')} · ${t('title')}`}
      signIn={{ title: t('signIn.title'), intro: t('signIn.intro'), demoLoginName: 's001' }}
      elsewhere={({ role, displayName }) =>
        role === 'agent' && !isAtRecordings()
          ? {
              title: t('agentOnly.title', { name: displayName }),
              text: t('agentOnly.text'),
              link: { href: '/desk', label: t('agentOnly.toDesk') },
            }
          : null
      }
      pages={(props) =>
        props.staff.role === 'agent' ? <AgentRecordings {...props} /> : <SupervisionPages {...props} />
      }
    />
  );
}
