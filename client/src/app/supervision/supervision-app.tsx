import { useTranslation } from 'react-i18next';
import { isOffice, StaffApp } from '../staff/staff-app.tsx';
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
          : role === 'expert' || role === 'convenor'
            ? {
                title: t('agentOnly.title', { name: displayName }),
                text: t(`desk:other.${role}`),
                link: { href: '/panel', label: t('desk:other.toPanel') },
              }
            : null
      }
      pages={({ staff, ...props }) => {
        if (!isOffice(staff)) return null;
        const office = { staff, ...props };
        return staff.role === 'agent' ? <AgentRecordings {...office} /> : <SupervisionPages {...office} />;
      }}
    />
  );
}
