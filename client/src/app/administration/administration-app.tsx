import { useTranslation } from 'react-i18next';
import { StaffApp } from '../staff/staff-app.tsx';
import { AdministrationPages } from './administration-pages.tsx';

/** For administrators alone; supervisors and agents are shown to their own pages. */
export function AdministrationApp() {
  const { t } = useTranslation(['administration', 'desk']);
  return (
    <StaffApp
      windowTitle={`${t('desk:product')} · ${t('title')}`}
      signIn={{ title: t('signIn.title'), intro: t('signIn.intro'), demoLoginName: 'admin' }}
      elsewhere={({ role, displayName }) =>
        role === 'admin'
          ? null
          : {
              title: t('adminOnly.title', { name: displayName }),
              text: t('adminOnly.text'),
              link:
                role === 'agent'
                  ? { href: '/desk', label: t('adminOnly.toDesk') }
                  : role === 'expert' || role === 'convenor'
                    ? { href: '/panel', label: t('desk:other.toPanel') }
                    : { href: '/supervision', label: t('adminOnly.toSupervision') },
            }
      }
      pages={(props) => <AdministrationPages {...props} />}
    />
  );
}
