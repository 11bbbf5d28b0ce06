import type { WhoAmI } from '@cloudseat/shared/contract/routes.ts';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import styles from './sign-in.module.css';
import { SignInForm } from './sign-in-form.tsx';

/** A demo agent that scripts/demo always creates. */
const demoLoginName = 'a001';

/** Staff number and password, in words that say what to do when they do not fit. */
export function SignInPage(props: {
  isDemo: boolean;
  reason: 'signedOut' | 'expired' | null;
  onSignedIn: (who: WhoAmI) => void;
}) {
  const { t } = useTranslation('desk');
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <strong>{t('product')}</strong>
        <LanguageSwitch />
      </header>
      <main className={styles.card}>
        <h1>{t('signIn.title')}</h1>
        <p className={styles.intro}>{t('signIn.intro')}</p>
        {props.reason ? (
          <Banner tone={props.reason === 'expired' ? 'warn' : 'info'}>{t(`signIn.${props.reason}`)}</Banner>
        ) : null}
        <SignInForm onSignedIn={props.onSignedIn} />
        {props.isDemo ? (
          <p className={styles.demo}>{t('signIn.demo', { loginName: demoLoginName })}</p>
        ) : null}
      </main>
    </div>
  );
}
