import { useTranslation } from 'react-i18next';

export function useSignWords() {
  const { t } = useTranslation('joint');
  return {
    ...{ dismiss: t('sign.dismiss'), password: t('sign.password') },
    passwordMissing: t('sign.passwordMissing'),
  };
}
