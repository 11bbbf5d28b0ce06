import type { ReadingItemId, ReadingPlace, ReadingView } from '@cloudseat/shared/nouns/expert-reading.ts';
import type { ExpertReviewView, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { unreadOf } from '../../ui/expert/reader/coverage-text.ts';
import { FileStage } from '../../ui/expert/reader/file-stage.tsx';
import { FilmStage } from '../../ui/expert/reader/film-stage.tsx';
import { PageStage } from '../../ui/expert/reader/page-stage.tsx';
import { useReadingLog } from '../../ui/expert/reader/use-reading-log.ts';
import type { FilmHandle } from '../../ui/film/film-player-props.ts';
import { AskBox } from './ask-box.tsx';
import { ItemList } from './item-list.tsx';
import { QuestionThreads } from './question-threads.tsx';
import styles from './reading.module.css';
import { RemarksSide } from './remarks-side.tsx';
import type { Reading } from './use-reading.ts';
import { useRemarkDraft } from './use-remark-draft.ts';

type RoomProps = { review: ExpertReviewView; view: ReadingView; reading: Reading };
const sides = ['remarks', 'questions'] as const;

/** The list at the left, what is read in the middle, remarks and questions at the right. */
export function ReadingRoom({ review, view, reading }: RoomProps) {
  const { t } = useTranslation('expert-reading');
  const { items } = view;
  const { reviewId, ownSeatId } = review;
  const counted = useReadingLog(
    view.isCounting && ownSeatId !== null ? { reviewId, seatId: ownSeatId } : null,
  );
  const own = counted.own ?? view.own ?? [];
  const [chosenId, setChosenId] = useState<ReadingItemId | null>(null);
  const [pages, setPages] = useState<Record<string, number>>({});
  const [side, setSide] = useState<(typeof sides)[number]>('remarks');
  const [chosenRemark, setChosenRemark] = useState<string | null>(null);
  const film = useRef<FilmHandle | null>(null);
  /** Where a film is to go on once it is there. */
  const wantedMs = useRef<number | null>(null);
  const pen = useRemarkDraft({ reviewId, seatId: ownSeatId ?? ('' as PanelSeatId) }, reading.retry);

  const item = items.find(({ itemId }) => itemId === chosenId) ?? items[0];
  if (item === undefined) return null;
  const { itemId, version } = item;
  const page = Math.min(pages[itemId] ?? 1, Math.max(item.unitCount, 1));
  const turnTo = (of: ReadingItemId, to: number) => setPages((before) => ({ ...before, [of]: to }));
  const coverage = own.find((each) => each.itemId === itemId);
  const left = coverage === undefined || coverage.isRead ? [] : unreadOf(item, coverage);

  function findPlace(): ReadingPlace {
    if (item?.kind !== 'film') return { at: 'page', itemId, version, page, spot: null };
    return { at: 'film', itemId, version, fromMs: Math.round(film.current?.currentMs() ?? 0), toMs: null };
  }
  function goTo(place: ReadingPlace): void {
    if (place.itemId !== itemId) setChosenId(place.itemId);
    if (place.at === 'page') turnTo(place.itemId, place.page);
    else if (place.itemId === itemId && film.current !== null) film.current.seek(place.fromMs);
    else wantedMs.current = place.fromMs;
  }
  function goOn(): void {
    const [first] = left;
    if (first === undefined) return;
    if (item?.kind === 'film') film.current?.seek(first[0]);
    else turnTo(itemId, first[0]);
  }

  const here = reading.remarks.flatMap((remark) => (remark.place.itemId === itemId ? [remark] : []));
  const pagePins = [
    ...here.flatMap(({ remarkId, place, text, isOwn }) =>
      place.at === 'page' && place.page === page && place.spot !== null && remarkId !== pen.draft?.remarkId
        ? [{ ...place.spot, pinId: remarkId as string, label: text, isOwn }]
        : [],
    ),
    ...(pen.draft?.place.at === 'page' &&
    pen.draft.place.itemId === itemId &&
    pen.draft.place.page === page &&
    pen.draft.place.spot !== null
      ? [
          {
            ...pen.draft.place.spot,
            pinId: pen.draft.remarkId as string,
            label: t('remarks.label'),
            isOwn: true,
          },
        ]
      : []),
  ];
  const filmPins = here.flatMap(({ remarkId, place, text }) =>
    place.at === 'film'
      ? [{ pinId: remarkId as string, atMs: place.fromMs, label: `${formatSpan(place.fromMs)} ${text}` }]
      : [],
  );
  const showPin = (pinId: string) => {
    setSide('remarks');
    setChosenRemark(pinId);
  };

  return (
    <>
      {counted.isReachable ? null : (
        <Banner tone="warn" title={t('room.offlineTitle')}>
          {t('room.offlineText')}
        </Banner>
      )}
      <div className={styles.room}>
        <ItemList {...{ items, own }} chosenId={itemId} onChoose={setChosenId} />
        <section className={styles.middle} aria-label={item.name}>
          <h2>{item.name}</h2>
          {left.length > 0 && item.kind !== 'file' ? (
            <Button kind="plain" onClick={goOn}>
              {item.kind === 'film'
                ? t('room.nextUnreadFilm', { at: formatSpan(left[0]?.[0] ?? 0) })
                : t('room.nextUnread', { page: left[0]?.[0] ?? 1 })}
            </Button>
          ) : null}
          {item.kind === 'pages' ? (
            <PageStage
              key={item.sourceId}
              {...{ item, page }}
              onPage={(to) => turnTo(itemId, to)}
              pins={pagePins}
              onPin={showPin}
              onSpot={
                pen.draft?.place.at === 'page' && view.mayRemark
                  ? (spot) => void pen.move({ at: 'page', itemId, version, page, spot })
                  : undefined
              }
              log={counted.log}
            />
          ) : item.kind === 'film' ? (
            <FilmStage
              key={item.sourceId}
              item={item}
              pins={filmPins}
              onPin={({ pinId }) => showPin(pinId)}
              handle={(handle) => {
                film.current = handle;
                if (handle === null || wantedMs.current === null) return;
                handle.seek(wantedMs.current);
                wantedMs.current = null;
              }}
              log={counted.log}
            />
          ) : (
            <FileStage item={item} log={counted.log} />
          )}
        </section>
        <aside className={styles.aside} aria-label={t('room.side')}>
          <div className={styles.buttons} role="toolbar" aria-label={t('room.side')}>
            {sides.map((each) => (
              <Button
                key={each}
                kind={each === side ? 'primary' : 'secondary'}
                aria-pressed={each === side}
                onClick={() => setSide(each)}
              >
                {each === 'remarks'
                  ? t('remarks.title', { count: reading.remarks.length })
                  : t('questions.title', { count: reading.questions.length })}
              </Button>
            ))}
          </div>
          {side === 'remarks' ? (
            <RemarksSide
              {...{ review, items, pen, findPlace }}
              remarks={reading.remarks}
              mayWrite={view.mayRemark}
              onPlace={goTo}
              onChanged={reading.retry}
              chosenId={chosenRemark}
            />
          ) : (
            <div className={styles.side}>
              {view.mayAsk ? <AskBox {...{ reviewId, findPlace }} onChanged={reading.retry} /> : null}
              <QuestionThreads
                {...{ review, view }}
                questions={reading.questions}
                onChanged={reading.retry}
                onPlace={goTo}
              />
            </div>
          )}
        </aside>
      </div>
    </>
  );
}
