import { messageMaxLength } from '@cloudseat/shared/nouns/message-rules.ts';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './chat.module.css';
import { acceptedFiles, uploadFile } from './upload-file.ts';

type ChatInputProps = { callId: string; hasFiles: boolean; onSend: (text: string) => void };

/** Text by Enter, a file by its button. */
export function ChatInput({ callId, hasFiles, onSend }: ChatInputProps) {
  const { t } = useTranslation('desk');
  const [text, setText] = useState('');
  const upload = useFileUpload(callId);
  const picker = useRef<HTMLInputElement>(null);
  function send(): void {
    if (text.trim() === '') return;
    onSend(text);
    setText('');
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
      <Input.TextArea
        value={text}
        aria-label={t('chat.label')}
        placeholder={t('chat.placeholder')}
        maxLength={messageMaxLength}
        autoSize={{ minRows: 1, maxRows: 5 }}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <div className={styles.inputButtons}>
        {hasFiles ? (
          <Button onClick={() => picker.current?.click()} disabled={upload.isRunning}>
            {t('chat.file')}
          </Button>
        ) : null}
        <Button type="primary" onClick={send} disabled={text.trim() === ''}>
          {t('chat.send')}
        </Button>
      </div>
      <input
        ref={picker}
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
