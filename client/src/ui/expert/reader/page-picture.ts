import { useEffect, useState } from 'react';
import { apiFile } from '../../../lib/http.ts';
import { type SignalError, toSignalError } from '../../../lib/signal-error.ts';

export type PagePicture = { url: string | null; error: SignalError | null; retry: () => void };
type State = { key: string; url: string | null; error: SignalError | null };

/** One page of a file as a picture of about this width; while a sharper one of the same page comes, the one that is there stays. */
export function usePagePicture(fileId: string, page: number, width: number): PagePicture {
  const [attempt, setAttempt] = useState(0);
  const key = `${fileId}/${page}`;
  const [state, setState] = useState<State>({ key, url: null, error: null });
  // `attempt` asks again.
  useEffect(() => {
    let isCurrent = true;
    apiFile('expertFiling:page', {
      params: { fileId, page: String(page) },
      query: { width: String(width) },
    }).then(
      (picture) => isCurrent && setState({ key, url: URL.createObjectURL(picture), error: null }),
      (error) =>
        isCurrent &&
        setState((before) => ({
          key,
          url: before.key === key ? before.url : null,
          error: toSignalError(error),
        })),
    );
    return () => {
      isCurrent = false;
    };
  }, [key, fileId, page, width, attempt]);
  const { url } = state;
  useEffect(() => {
    if (url !== null) return () => URL.revokeObjectURL(url);
  }, [url]);
  const isNow = state.key === key;
  return {
    url: isNow ? url : null,
    error: isNow ? state.error : null,
    retry: () => setAttempt((count) => count + 1),
  };
}
