import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { MessageLink } from '@cloudseat/shared/nouns/message-link.ts';
import { messageMaxLength } from '@cloudseat/shared/nouns/message-rules.ts';
import { Button, Input } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './chat.module.css';
import { type FilledReply, gap, type ReplyFacts } from './replies/fill-reply.ts';
import replyStyles from './replies/replies.module.css';
import { optionId, ReplyList } from './replies/reply-list.tsx';
import { useReplyPicker } from './replies/use-reply-picker.ts';
import { acceptedFiles, uploadFile } from './upload-file.ts';

type ChatInputProps = {
  callId: CallId;
  hasFiles: boolean;
  facts: ReplyFacts;
  onSend: (text: string, link: MessageLink | null) => void;
};

/** Text by Enter, a file by its button, what is said again and again by "/". */
export function ChatInput({ callId, hasFiles, facts, onSend }: ChatInputProps) {
  const { t } = useTranslation(['desk', 'replies']);
  const [text, setText] = useState('');
  const [link, setLink] = useState<MessageLink | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const picker = useReplyPicker({ callId, facts, text, onInsert: insert });
  const upload = useFileUpload(callId);
  const files = useRef<HTMLInputElement>(null);
  function send(): void {
    if (text.trim() === '') return;
    onSend(text, link);
    setText('');
    setLink(null);
  }
  function insert(reply: FilledReply, isBeside: boolean): void {
    const before = isBeside && text.trim() !== '' ? `${text.trimEnd()}\n` : '';
    const next = `${before}${reply.text}`.slice(0, messageMaxLength);
    setText(next);
    if (reply.link) setLink(reply.link);
    // What is to be filled in by hand is marked, so that typing does it.
    const at = next.indexOf(gap);
    requestAnimationFrame(() => {
      field.current?.focus();
      if (at >= 0) field.current?.setSelectionRange(at, at + gap.length);
      else field.current?.setSelectionRange(next.length, next.length);
    });
  }
  function openReplies(): void {
    field.current?.focus();
    if (text.trim() === '') {
      setText('/');
      picker.reopen();
    } else picker.openBeside();
  }
  return (
    <div className={styles.input}>
      {upload.name !== null && upload.isRunning ? (
        <p className={styles.upload} role="status">
          {t('chat.uploading', { name: upload.name, percent: Math.round(upload.progress * 100) })}
          <Button size="small" onClick={upload.stop}>
            {t('chat.uploadStop')}
          </Button>
        </p>
      ) : null}
      {upload.error && upload.name !== null ? (
        <>
          <p className={styles.failed}>{t('chat.uploadFailed', { name: upload.name })}</p>
          <ErrorNotice error={upload.error} />
        </>
      ) : null}
      {link === null ? null : (
        <p className={replyStyles.chip}>
          <span>{t('replies:chip', { label: link.label })}</span>
          <Button size="small" onClick={() => setLink(null)}>
            {t('replies:chipRemove')}
          </Button>
        </p>
      )}
      {picker.isOpen ? <ReplyList id={listId} picker={picker} facts={facts} /> : null}
      <Input.TextArea
        ref={(area) => {
          field.current = area?.resizableTextArea?.textArea ?? null;
        }}
        value={text}
        aria-autocomplete="list"
        aria-controls={picker.isOpen ? listId : undefined}
        aria-activedescendant={
          picker.isOpen && picker.found.length > 0 ? optionId(listId, picker.active) : undefined
        }
        aria-describedby={`${listId}-how`}
        onBlur={picker.close}
        aria-label={t('chat.label')}
        placeholder={t('chat.placeholder')}
        maxLength={messageMaxLength}
        autoSize={{ minRows: 1, maxRows: 5 }}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (picker.handleKey(event)) return;
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <VisuallyHidden>
        <span id={`${listId}-how`}>{t('replies:how')}</span>
      </VisuallyHidden>
      <div className={styles.inputButtons}>
        <Button
          aria-expanded={picker.isOpen}
          // The line keeps the focus, and with it the list.
          onMouseDown={(event) => event.preventDefault()}
          onClick={picker.isOpen ? picker.close : openReplies}
        >
          {t('replies:open')}
        </Button>
        {hasFiles ? (
          <Button onClick={() => files.current?.click()} disabled={upload.isRunning}>
            {t('chat.file')}
          </Button>
        ) : null}
        <Button type="primary" onClick={send} disabled={text.trim() === ''}>
          {t('chat.send')}
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        hidden
        accept={acceptedFiles}
        aria-label={t('chat.file')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) upload.start(file);
        }}
      />
    </div>
  );
}

/** One file at a time on its way; what came of the last one. */
function useFileUpload(callId: string) {
  const task = useTask();
  const [name, setName] = useState<string | null>(null);
  const [progress, setProgress] = useState(0);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  return {
    name,
    progress,
    isRunning: task.isRunning,
    error: task.error,
    start(file: File) {
      const control = new AbortController();
      abort.current = control;
      setName(file.name);
      setProgress(0);
      void task.run(() => uploadFile(file, { callId, lineId: null }, setProgress, control.signal));
    },
    stop() {
      abort.current?.abort();
      task.clear();
    },
  };
}
