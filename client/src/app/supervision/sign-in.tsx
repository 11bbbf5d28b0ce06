import type { WhoAmI } from '@cloudseat/shared/contract/routes.ts';
import { ConfigProvider } from 'antd';
import { useTranslation } from 'react-i18next';
import { SignInPage } from '../../features/desk-sign-in/sign-in-page.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { useTitle } from '../../ui/use-title.ts';
import { antdLocales, deskTheme } from '../desk/desk-theme.ts';

/** The only part that needs antd: who is signed in already never fetches it. */
export function SupervisionSignIn(props: {
  isDemo: boolean;
  reason: 'signedOut' | 'expired' | null;
  onSignedIn: (who: WhoAmI) => void;
}) {
  const { t } = useTranslation('supervision');
  useTitle(`${t('product')} · ${t('title')}`);
  const locale = useLocale();
  return (
    <ConfigProvider theme={deskTheme} locale={antdLocales[locale]} button={{ autoInsertSpace: false }}>
      <SignInPage {...props} title={t('signIn.title')} intro={t('signIn.intro')} demoLoginName="s001" />
    </ConfigProvider>
  );
}
