import type { WhoAmI } from '@cloudseat/shared/contract/routes.ts';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import styles from './sign-in.module.css';
import { SignInForm } from './sign-in-form.tsx';

/** Staff number and password, in words that say what to do when they do not fit. The door of every page of staff. */
export function SignInPage(props: {
  title: string;
  intro: string;
  /** Whose number the demo names; its data have this account. */
  demoLoginName: string;
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
        <h1>{props.title}</h1>
        <p className={styles.intro}>{props.intro}</p>
        {props.reason ? (
          <Banner tone={props.reason === 'expired' ? 'warn' : 'info'}>{t(`signIn.${props.reason}`)}</Banner>
        ) : null}
        <SignInForm onSignedIn={props.onSignedIn} />
        {props.isDemo ? (
          <p className={styles.demo}>{t('signIn.demo', { loginName: props.demoLoginName })}</p>
        ) : null}
      </main>
    </div>
  );
}
