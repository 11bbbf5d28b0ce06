import { sheetCodesMax } from '@cloudseat/shared/nouns/entry-code-limits.ts';
import { useTranslation } from 'react-i18next';
import { apiFile } from '../../lib/http.ts';
import { saveFile } from '../../lib/save-file.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLocale } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './codes.module.css';

type Layout = 'sheet' | 'poster';

/** Two ways to print what was chosen, in the language of the page. */
export function PrintButtons({ codes, onExpired }: { codes: readonly string[]; onExpired: () => void }) {
  const { t } = useTranslation('administration');
  const locale = useLocale();
  const [sheet, poster] = [useTask(), useTask()];
  const print = (layout: Layout) =>
    (layout === 'sheet' ? sheet : poster).run(async () => {
      const query = { codes: codes.join(','), locale, layout };
      saveFile(await apiFile('entryCode:sheet', { query }), `${t('print.fileName')}-${layout}.pdf`);
    });
  const error = sheet.error ?? poster.error;
  useExpiry(error, onExpired);
  const isTooMany = codes.length > sheetCodesMax;
  return (
    <>
      {isTooMany ? <p role="status">{t('print.tooMany', { max: sheetCodesMax })}</p> : null}
      <div className={styles.buttons}>
        <Button
          kind="primary"
          icon="document"
          disabled={isTooMany}
          isBusy={sheet.isRunning}
          onClick={() => void print('sheet')}
        >
          {t('print.sheet')}
        </Button>
        <Button
          icon="document"
          disabled={isTooMany}
          isBusy={poster.isRunning}
          onClick={() => void print('poster')}
        >
          {t('print.poster')}
        </Button>
      </div>
      {error ? <ErrorNotice error={error} /> : null}
      {error?.code === 'LABEL_UNPRINTABLE' ? (
        <p>{t('print.unprintable', { characters: String(error.details.characters) })}</p>
      ) : null}
    </>
  );
}

/** Stays in sight below the list while something is chosen. */
export function PrintBar(props: { codes: readonly string[]; onClear: () => void; onExpired: () => void }) {
  const { t } = useTranslation('administration');
  return (
    <section className={styles.bar} aria-label={t('print.label')}>
      <div className={styles.head}>
        <p role="status">{t('print.chosen', { count: props.codes.length })}</p>
        <Button kind="plain" onClick={props.onClear}>
          {t('print.clear')}
        </Button>
      </div>
      <PrintButtons codes={props.codes} onExpired={props.onExpired} />
    </section>
  );
}
