import type { WhoAmI } from '@cloudseat/shared/contract/routes.ts';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';
import { formatSpan } from '../../lib/time-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { lockEnd } from './lock-clock.ts';

type Fields = { loginName: string; password: string };

export function SignInForm({ onSignedIn }: { onSignedIn: (who: WhoAmI) => void }) {
  const { t } = useTranslation('desk');
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<SignalError | null>(null);
  const [lockedUntil, setLockedUntil] = useState<number | null>(null);

  async function signIn({ loginName, password }: Fields): Promise<void> {
    setIsBusy(true);
    setError(null);
    try {
      onSignedIn(await api('staffSession:create', { body: { loginName: loginName.trim(), password } }));
    } catch (thrown) {
      const failure = toSignalError(thrown);
      setError(failure);
      setLockedUntil(failure.code === 'LOGIN_LOCKED' ? lockEnd(failure.retryAfterMs, Date.now()) : null);
      setIsBusy(false);
    }
  }

  return (
    <Form<Fields>
      layout="vertical"
      size="large"
      requiredMark={false}
      onFinish={(fields) => void signIn(fields)}
    >
      <Form.Item
        name="loginName"
        label={t('signIn.loginName')}
        rules={[{ required: true, whitespace: true, message: t('signIn.loginNameMissing') }]}
      >
        <Input autoComplete="username" autoCapitalize="off" spellCheck={false} maxLength={60} autoFocus />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('signIn.password')}
        rules={[{ required: true, message: t('signIn.passwordMissing') }]}
      >
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      {error ? (
        <Form.Item>
          <SignInFailure error={error} lockedUntil={lockedUntil} />
        </Form.Item>
      ) : null}
      <Button type="primary" htmlType="submit" block loading={isBusy}>
        {t(isBusy ? 'signIn.submitting' : 'signIn.submit')}
      </Button>
    </Form>
  );
}

function SignInFailure({ error, lockedUntil }: { error: SignalError; lockedUntil: number | null }) {
  const { t } = useTranslation('desk');
  const now = useNow(Date.now);
  if (error.code === 'LOGIN_FAILED') return <Banner tone="bad">{t('signIn.failed')}</Banner>;
  if (lockedUntil !== null) {
    const leftMs = lockedUntil - now;
    if (leftMs <= 0) return <Banner tone="info">{t('signIn.lockedOver')}</Banner>;
    return <Banner tone="bad">{t('signIn.locked', { time: formatSpan(leftMs + 999) })}</Banner>;
  }
  return <ErrorNotice error={error} />;
}
