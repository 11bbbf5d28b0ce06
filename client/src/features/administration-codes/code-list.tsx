import type { Catalogue } from '@cloudseat/shared/nouns/catalogue.ts';
import { useTranslation } from 'react-i18next';
import type { ApiOutput } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Tick } from '../../ui/tick.tsx';
import { CodeRow } from './code-row.tsx';
import styles from './codes.module.css';
import type { Search } from './search.ts';

type CodeListProps = ApiOutput<'entryCode:list'> & {
  catalogue: Catalogue;
  search: Search;
  chosen: readonly string[];
  onChoose: (chosen: readonly string[]) => void;
};

export function CodeList({ codes, isCut, linkBase, catalogue, search, chosen, onChoose }: CodeListProps) {
  const { t } = useTranslation('administration');
  if (codes.length === 0) {
    const isAll = search.text === '' && search.entryPoint === '' && search.state === 'all';
    return (
      <Empty icon={isAll ? 'list' : 'search'} title={t(isAll ? 'list.none' : 'list.noneFound')}>
        {t(isAll ? 'list.noneText' : 'list.noneFoundText')}
      </Empty>
    );
  }
  const usable = codes.filter(({ isRevoked }) => !isRevoked).map(({ code }) => code);
  const others = chosen.filter((code) => !usable.some((each) => each === code));
  const choose = (code: string, isChosen: boolean) =>
    onChoose(isChosen ? [...chosen, code] : chosen.filter((each) => each !== code));
  return (
    <>
      {isOnlyHere(linkBase) ? <Banner tone="warn">{t('list.onlyHere', { address: linkBase })}</Banner> : null}
      <p className={styles.count} role="status">
        {t(isCut ? 'list.cut' : 'list.count', { count: codes.length })}
      </p>
      {usable.length > 0 ? (
        <Tick
          isOn={usable.every((code) => chosen.includes(code))}
          onChange={(isOn) => onChoose(isOn ? [...others, ...usable] : others)}
        >
          {t('list.chooseAll')}
        </Tick>
      ) : null}
      <ul className={styles.rows}>
        {codes.map((code) => (
          <CodeRow
            key={code.code}
            code={code}
            catalogue={catalogue}
            isChosen={chosen.includes(code.code)}
            onChoose={(isChosen) => choose(code.code, isChosen)}
          />
        ))}
      </ul>
    </>
  );
}

/** An address that no phone can reach: what is printed now would lead nowhere. */
const isOnlyHere = (address: string) =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname);
