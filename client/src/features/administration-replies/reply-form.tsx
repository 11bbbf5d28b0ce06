import {
  replyPlaceholders,
  replyTextMaxLength,
  replyTitleMaxLength,
} from '@cloudseat/shared/nouns/canned-reply-rules.ts';
import type { Catalogue } from '@cloudseat/shared/nouns/catalogue.ts';
import { linkLabelMaxLength, linkUrlMaxLength } from '@cloudseat/shared/nouns/link-rules.ts';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withConversion } from '../../lib/wish-parts.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import styles from './replies.module.css';
import { findFaults, type ReplyWish, type WishFault } from './reply-wish.ts';
import { TargetOptions } from './target-options.tsx';

type ReplyFormProps = {
  catalogue: Catalogue;
  ownDepartmentId: string | null;
  linkHosts: string[];
  saved: ReplyWish;
  isBusy: boolean;
  error: ReactNode;
  onSave: (wish: ReplyWish) => void;
};
type PartProps = {
  wish: ReplyWish;
  saved: ReplyWish;
  isWrong: (fault: WishFault) => boolean;
  onChange: (wish: ReplyWish) => void;
};

/** Whose it is, what it says in three languages, a link to go with it. */
export function ReplyForm(props: ReplyFormProps) {
  const { catalogue, ownDepartmentId, linkHosts, saved, isBusy, error, onSave } = props;
  const { t } = useTranslation('replies');
  const [wish, setWish] = useState(saved);
  const [isTold, setIsTold] = useState(false);
  const faults = findFaults(wish, linkHosts, window.location.host);
  const part = {
    wish,
    saved,
    isWrong: (fault: WishFault) => isTold && faults.includes(fault),
    onChange: setWish,
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTold(true);
        if (faults.length === 0) onSave(wish);
      }}
    >
      <SelectField
        label={t('keep.scope')}
        hint={t('keep.scopeHint')}
        value={wish.target}
        onChange={({ target }) => setWish({ ...wish, target: target.value })}
      >
        {ownDepartmentId === null ? <option value="">{t('scope.everybody')}</option> : null}
        <TargetOptions catalogue={catalogue} ownDepartmentId={ownDepartmentId} />
      </SelectField>
      <WordsFields {...part} />
      <LinkFields {...part} linkHosts={linkHosts} />
      <Field
        label={t('keep.order')}
        hint={t('keep.orderHint')}
        value={wish.sortOrder}
        inputMode="numeric"
        maxLength={4}
        onChange={({ target }) => setWish({ ...wish, sortOrder: target.value.replace(/\D/g, '') })}
      />
      {error}
      <Button kind="primary" type="submit" isBusy={isBusy}>
        {t('keep.save')}
      </Button>
    </form>
  );
}

function WordsFields({ wish, saved, isWrong, onChange }: PartProps) {
  const { t } = useTranslation('replies');
  const { title, text } = wish;
  const setTitle = (change: Partial<typeof title>) =>
    onChange({ ...wish, title: withConversion(saved.title, title, { ...title, ...change }) });
  const setText = (change: Partial<typeof text>) =>
    onChange({ ...wish, text: withConversion(saved.text, text, { ...text, ...change }) });
  const names = replyPlaceholders.map((name) => `{${name}} ${t(`placeholder.${name}`)}`);
  const textFault = isWrong('text') ? t('keep.textMissing') : null;
  const area = { rows: 3, maxLength: replyTextMaxLength };
  return (
    <>
      <Field
        label={t('keep.titleField')}
        hint={t('keep.titleHint')}
        error={isWrong('title') ? t('keep.titleMissing') : null}
        value={title.chinese}
        maxLength={replyTitleMaxLength}
        lang="zh-Hans"
        onChange={({ target }) => setTitle({ chinese: target.value })}
      />
      <TextAreaField
        {...area}
        label={t('keep.text')}
        hint={t('keep.textHint', { names: names.join(' · ') })}
        error={isWrong('placeholder') ? t('keep.placeholderWrong') : textFault}
        value={text.chinese}
        lang="zh-Hans"
        onChange={({ target }) => setText({ chinese: target.value })}
      />
      <TextAreaField
        {...area}
        label={t('keep.english')}
        hint={t('keep.englishHint')}
        value={text.english}
        maxLength={2 * replyTextMaxLength}
        lang="en"
        onChange={({ target }) => setText({ english: target.value })}
      />
      <details>
        <summary>{t('keep.moreWords')}</summary>
        <div className={styles.form}>
          <Field
            label={t('keep.englishTitle')}
            value={title.english}
            maxLength={3 * replyTitleMaxLength}
            lang="en"
            onChange={({ target }) => setTitle({ english: target.value })}
          />
          <TextAreaField
            {...area}
            label={t('keep.traditional')}
            hint={t('keep.traditionalHint')}
            value={text.traditional}
            lang="zh-Hant"
            onChange={({ target }) => setText({ traditional: target.value })}
          />
        </div>
      </details>
    </>
  );
}

function LinkFields({ wish, saved, isWrong, onChange, linkHosts }: PartProps & { linkHosts: string[] }) {
  const { t } = useTranslation('replies');
  const { label, url } = wish;
  const setLabel = (change: Partial<typeof label>) =>
    onChange({ ...wish, label: withConversion(saved.label, label, { ...label, ...change }) });
  const hosts = ['*.gov.cn', ...linkHosts].join('、');
  return (
    <fieldset className={styles.link}>
      <legend>{t('keep.link')}</legend>
      <Field
        label={t('keep.url')}
        hint={t('keep.urlHint', { hosts })}
        error={isWrong('url') ? t('keep.urlWrong', { hosts }) : null}
        value={url}
        maxLength={linkUrlMaxLength}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange({ ...wish, url: target.value })}
      />
      <Field
        label={t('keep.label')}
        error={isWrong('label') ? t('keep.labelMissing') : null}
        value={label.chinese}
        maxLength={linkLabelMaxLength / 3}
        lang="zh-Hans"
        onChange={({ target }) => setLabel({ chinese: target.value })}
      />
      <Field
        label={t('keep.englishLabel')}
        value={label.english}
        maxLength={linkLabelMaxLength}
        lang="en"
        onChange={({ target }) => setLabel({ english: target.value })}
      />
    </fieldset>
  );
}
