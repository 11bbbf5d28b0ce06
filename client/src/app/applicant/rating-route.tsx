import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { useTranslation } from 'react-i18next';
import { type EndedCall, RatingPage } from '../../features/rating/rating-page.tsx';
import { api } from '../../lib/http.ts';
import { SignalError } from '../../lib/signal-error.ts';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { ErrorPage } from './error-page.tsx';

/** The rating of a call just ended or long past, from the list of one's own calls. */
export function RatingRoute({ callId }: { callId: CallId }) {
  const { t: tCommon } = useTranslation('common');
  const { value: call, error, retry } = useLoad(`rating/${callId}`, () => findEndedCall(callId));
  if (error) return <ErrorPage error={error} onRetry={retry} />;
  if (call === null) return <Loading>{tCommon('loading')}</Loading>;
  return <RatingPage call={call} againTo="/" />;
}

async function findEndedCall(callId: CallId): Promise<EndedCall> {
  const { calls } = await api('call:listOwn');
  const call = calls.find((each) => each.callId === callId);
  if (call === undefined) throw new SignalError({ code: 'NOT_FOUND', message: callId });
  return call;
}
