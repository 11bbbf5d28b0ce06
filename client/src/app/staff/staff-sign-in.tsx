import type { WhoAmI } from '@cloudseat/shared/contract/routes.ts';
import { ConfigProvider } from 'antd';
import { SignInPage } from '../../features/desk-sign-in/sign-in-page.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { useTitle } from '../../ui/use-title.ts';
import { antdLocales, deskTheme } from '../desk/desk-theme.ts';

/** The only part that needs antd: who is signed in already never fetches it. */
export function StaffSignIn({
  windowTitle,
  ...page
}: {
  windowTitle: string;
  title: string;
  intro: string;
  demoLoginName: string;
  isDemo: boolean;
  reason: 'signedOut' | 'expired' | null;
  onSignedIn: (who: WhoAmI) => void;
}) {
  useTitle(windowTitle);
  const locale = useLocale();
  return (
    <ConfigProvider theme={deskTheme} locale={antdLocales[locale]} button={{ autoInsertSpace: false }}>
      <SignInPage {...page} />
    </ConfigProvider>
  );
}
