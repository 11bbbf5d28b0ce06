import type { Catalogue } from '@cloudseat/shared/nouns/catalogue.ts';
import type { AdministeredCode } from '@cloudseat/shared/nouns/entry-code.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useLocalText } from '../../ui/use-locale.ts';
import { useCodeWords } from './code-words.ts';
import styles from './codes.module.css';

type CodeRowProps = {
  code: AdministeredCode;
  catalogue: Catalogue;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
};

/** One code of the list: a box to choose it for printing, the rest leads to it. */
export function CodeRow({ code, catalogue, isChosen, onChoose }: CodeRowProps) {
  const { t } = useTranslation(['administration', 'desk']);
  const text = useLocalText();
  const words = useCodeWords(catalogue);
  const label = text(code.label);
  const parts = [t(`desk:entry.${code.entryPoint}`), words.target(code), words.place(code)];
  return (
    <li className={styles.item}>
      <label className={styles.box}>
        <input
          type="checkbox"
          checked={isChosen}
          disabled={code.isRevoked}
          aria-label={t('list.choose', { code: code.code, label })}
          onChange={({ target }) => onChoose(target.checked)}
        />
      </label>
      <Link href={`/codes/${code.code}`} className={styles.row}>
        <span className={styles.code}>{code.code}</span>
        <span className={styles.what}>
          <span className={styles.name}>{label}</span>
          <small>{parts.filter(Boolean).join(' · ')}</small>
        </span>
        {code.isRevoked ? <span className={styles.revoked}>{t('state.revoked')}</span> : null}
      </Link>
    </li>
  );
}
