import type { ReportSectionId } from '@cloudseat/shared/nouns/expert-report.ts';
import type { PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { runsOf } from '@cloudseat/shared/report/report-doc.ts';
import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Text, YTextEvent } from 'yjs';
import styles from './report.module.css';
import type { ReportPage } from './report-page.ts';
import { editOf, movedCaret } from './text-edit.ts';

type SectionEditorProps = {
  page: ReportPage;
  text: Text;
  sectionId: ReportSectionId;
  label: string;
  hint?: string | undefined;
  isReadOnly: boolean;
  /** Who else is writing here. */
  writing: readonly string[];
  nameOf: (seatId: PanelSeatId) => string;
};

/** One part of the text: everybody of the panel may write in it at once, and sees who wrote what. */
export function SectionEditor(props: SectionEditorProps) {
  const { page, text, sectionId, label, hint, isReadOnly, writing, nameOf } = props;
  const { t } = useTranslation('expert-report');
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<[number, number] | null>(null);
  /** A word that is being composed: it is nobody's text yet. */
  const [composed, setComposed] = useState<string | null>(null);
  const value = useWritten(text);

  // The caret stays between the same letters while others write.
  useEffect(() => {
    const follow = (event: YTextEvent) => {
      const field = area.current;
      if (event.transaction.local || field === null || document.activeElement !== field) return;
      caret.current = [
        movedCaret(field.selectionStart, event.delta),
        movedCaret(field.selectionEnd, event.delta),
      ];
    };
    text.observe(follow);
    return () => text.unobserve(follow);
  }, [text]);
  useLayoutEffect(() => {
    if (caret.current) area.current?.setSelectionRange(...caret.current);
    caret.current = null;
  });

  function write(next: string): void {
    const edit = editOf(text.toString(), next);
    if (edit === null) return;
    page.doc.transact(() => {
      if (edit.removed > 0) text.delete(edit.at, edit.removed);
      if (edit.inserted !== '') text.insert(edit.at, edit.inserted);
    });
  }

  return (
    <div className={styles.section} data-section={sectionId}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className={styles.second} id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <textarea
        ref={area}
        id={id}
        rows={Math.min(14, Math.max(3, value.split('\n').length + Math.floor(value.length / 60)))}
        readOnly={isReadOnly}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={composed ?? value}
        onCompositionStart={() => {
          page.hold();
          setComposed(value);
        }}
        onCompositionEnd={({ currentTarget }) => {
          setComposed(null);
          write(currentTarget.value);
          page.release();
        }}
        onChange={({ target }) => (composed === null ? write(target.value) : setComposed(target.value))}
        onFocus={() => page.goTo(sectionId)}
        onBlur={() => page.goTo(null)}
      />
      <p className={styles.second} aria-live="polite">
        {writing.length === 0 ? null : t('editor.writing', { names: writing.join(t('comma')) })}
      </p>
      <Authors runs={runsOf(text, page.seatOf)} nameOf={nameOf} />
    </div>
  );
}

/**
 * The words as they are now, on screen before the next key can come: a key is read as what differs from the text, and one pressed
 * on a field that does not show others' words yet would delete them.
 */
const useWritten = (text: Text): string =>
  useSyncExternalStore(
    useCallback(
      (onChange: () => void) => {
        text.observe(onChange);
        return () => text.unobserve(onChange);
      },
      [text],
    ),
    () => text.toString(),
  );

type AuthorsProps = { runs: ReturnType<typeof runsOf>; nameOf: (seatId: PanelSeatId) => string };

/** Each stretch with the name of whoever wrote it. */
export function Authors({ runs, nameOf }: AuthorsProps) {
  const { t } = useTranslation('expert-report');
  const order = [...new Set(runs.map(({ seatId }) => seatId))];
  if (runs.length === 0) return null;
  return (
    <details className={styles.authors}>
      <summary>{t('editor.authors', { names: order.map(nameOf).join(t('comma')) })}</summary>
      <p>
        {runs.map(({ seatId, text }, at) => (
          // Stretches have no names, and are drawn anew as a whole.
          <span key={at} className={styles.run} data-author={order.indexOf(seatId) % 5}>
            {text}
            <small>{nameOf(seatId)}</small>
          </span>
        ))}
      </p>
    </details>
  );
}
