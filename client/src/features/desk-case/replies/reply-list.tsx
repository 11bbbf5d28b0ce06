import type { DeskReply } from '@cloudseat/shared/nouns/canned-reply.ts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../../ui/class-names.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Loading } from '../../../ui/spinner.tsx';
import { useLocalText } from '../../../ui/use-locale.ts';
import { fillReply, type ReplyFacts } from './fill-reply.ts';
import styles from './replies.module.css';
import type { useReplyPicker } from './use-reply-picker.ts';

type ReplyListProps = { id: string; picker: ReturnType<typeof useReplyPicker>; facts: ReplyFacts };

export const optionId = (id: string, index: number) => `${id}-${index}`;

/** Stands over the line while one chooses; the focus stays in the line. */
export function ReplyList({ id, picker, facts }: ReplyListProps) {
  const { t } = useTranslation('replies');
  const list = useRef<HTMLDivElement>(null);
  const { found, active, error, locale } = picker;
  useEffect(() => {
    list.current?.querySelector(`#${CSS.escape(optionId(id, active))}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div className={styles.popup}>
      {error ? <ErrorNotice error={error} /> : null}
      {locale === null && !error ? <Loading>{t('picker.loading')}</Loading> : null}
      {locale !== null && found.length === 0 ? (
        <p className={styles.empty} role="status">
          {t('picker.none')}
        </p>
      ) : null}
      <div ref={list} id={id} role="listbox" aria-label={t('picker.title')} className={styles.list}>
        {locale === null
          ? null
          : found.map((reply, index) => (
              <Option
                key={reply.replyId}
                id={optionId(id, index)}
                reply={reply}
                text={fillReply(reply, locale, facts).text}
                isActive={index === active}
                onChoose={() => picker.choose(reply)}
              />
            ))}
      </div>
      <p className={styles.hint}>{t('picker.hint')}</p>
    </div>
  );
}

type OptionProps = { id: string; reply: DeskReply; text: string; isActive: boolean; onChoose: () => void };

function Option({ id, reply, text, isActive, onChoose }: OptionProps) {
  const { t } = useTranslation('replies');
  const local = useLocalText();
  const scope = reply.matterId ? 'matter' : reply.departmentId ? 'department' : 'everybody';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the line that has the focus
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={classNames(styles.option, isActive && styles.active)}
      // The line keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={styles.title}>
        {local(reply.title)} <small>{t(`scope.${scope}`)}</small>
      </span>
      <span className={styles.text}>{text}</span>
      {reply.link ? (
        <span className={styles.link}>{t('chip', { label: local(reply.link.label) })}</span>
      ) : null}
    </div>
  );
}
