import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useTask } from '../../ui/use-task.ts';
import { signOut, who } from './who.ts';

/** Whose name the call will carry, and a way to change it: phones are shared in families. */
export function SignedInAs() {
  const { t } = useTranslation('applicant');
  const { applicant } = useStore(who);
  const task = useTask();
  if (!applicant) return null;
  return (
    <Banner
      title={t('signIn.signedInAs', { name: applicant.name, phone: applicant.phone })}
      action={
        <Button kind="plain" isBusy={task.isRunning} onClick={() => void task.run(signOut)}>
          {t('signIn.notYou')}
        </Button>
      }
    />
  );
}
