import { useTranslation } from 'react-i18next';
import { StaffApp } from '../staff/staff-app.tsx';
import { PanelPages } from './panel-pages.tsx';

/** For experts and convenors; everybody else is shown to their own page. */
export function PanelApp() {
  const { t } = useTranslation(['panel', 'desk']);
  return (
    <StaffApp
      windowTitle={`${t('desk:product')} · ${t('title')}`}
      signIn={{ title: t('signIn.title'), intro: t('signIn.intro'), demoLoginName: 'c001' }}
      elsewhere={({ role, displayName }) =>
        role === 'expert' || role === 'convenor'
          ? null
          : {
              title: t('panelOnly.title', { name: displayName }),
              text: t('panelOnly.text'),
              link:
                role === 'agent'
                  ? { href: '/desk', label: t('panelOnly.toDesk') }
                  : { href: '/supervision', label: t('panelOnly.toSupervision') },
            }
      }
      pages={(props) => <PanelPages {...props} />}
    />
  );
}
