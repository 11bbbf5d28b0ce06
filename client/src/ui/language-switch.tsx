import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { useTranslation } from 'react-i18next';
import { changeLocale } from '../lib/i18n.ts';
import { localeNames } from '../lib/locale.ts';
import { classNames } from './class-names.ts';
import styles from './language-switch.module.css';
import { useLocale } from './use-locale.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

/** Each language by its own name. The browser's own list, so that it works everywhere. */
export function LanguageSwitch({ isDark, isWide }: { isDark?: boolean; isWide?: boolean }) {
  const { t } = useTranslation('common');
  const locale = useLocale();
  return (
    <label className={classNames(styles.switch, isDark && styles.dark, isWide && styles.wide)}>
      <VisuallyHidden>{t('language')}</VisuallyHidden>
      <select value={locale} onChange={(event) => void changeLocale(event.target.value as Locale)}>
        {(Object.keys(localeNames) as Locale[]).map((each) => (
          <option key={each} value={each} lang={each}>
            {localeNames[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
