import type { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import type { ViewSize } from '../../media/view-size.ts';

/** grid: all alike, a page at a time. speaker: one large, some beside. page: a file or a screen, some faces beside it. */
export type Layout = 'grid' | 'speaker' | 'page';

/** main: large. tile: one of a grid. strip: small, beside. off: heard, not seen. */
export type Spot = { participantId: ParticipantId; place: 'main' | 'tile' | 'strip' | 'off'; order: number };

export type Arrangement = { spots: Spot[]; pageCount: number; pageIndex: number };

/** Faces on one page of the grid. */
export const gridSize = 9;

/**
 * The order of people in a grid that has several pages: who spoke last is on the first. Somebody who comes onto it takes the place
 * of who there has been silent longest, so that the others stay where they are.
 */
export function orderByVoice(
  before: readonly ParticipantId[],
  present: readonly ParticipantId[],
  recentSpeakers: readonly ParticipantId[],
): ParticipantId[] {
  const order = [
    ...before.filter((id) => present.includes(id)),
    ...present.filter((id) => !before.includes(id)),
  ];
  const silence = (id: ParticipantId) => {
    const at = recentSpeakers.indexOf(id);
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  };
  for (const speaker of recentSpeakers.slice(0, gridSize)) {
    const at = order.indexOf(speaker);
    if (at < gridSize) continue;
    let silent = 0;
    for (let each = 1; each < gridSize; each += 1)
      if (silence(order[each] as ParticipantId) >= silence(order[silent] as ParticipantId)) silent = each;
    [order[silent], order[at]] = [speaker, order[silent] as ParticipantId];
  }
  return order;
}

type Wish = {
  layout: Layout;
  /** As `orderByVoice` has it. */
  order: readonly ParticipantId[];
  selfId: ParticipantId;
  /** Who is large, where one is. */
  mainId: ParticipantId | null;
  recentSpeakers: readonly ParticipantId[];
  pageIndex: number;
  /** How many small pictures fit beside a large one. */
  stripSize: number;
};

/** Who is seen where, and how large. Everybody has a spot: who is not seen is heard. */
export function arrange(wish: Wish): Arrangement {
  const { layout, order, pageIndex } = wish;
  if (layout === 'grid') {
    const pageCount = Math.max(1, Math.ceil(order.length / gridSize));
    const shown = Math.min(pageIndex, pageCount - 1);
    const spots = order.map((participantId, at) => ({
      participantId,
      place: Math.floor(at / gridSize) === shown ? ('tile' as const) : ('off' as const),
      order: at,
    }));
    return { spots, pageCount, pageIndex: shown };
  }
  const main = layout === 'speaker' ? wish.mainId : null;
  const beside = pickBeside(wish, main);
  const spots = order.map((participantId, at) => ({
    participantId,
    place:
      participantId === main
        ? ('main' as const)
        : beside.includes(participantId)
          ? ('strip' as const)
          : ('off' as const),
    order: participantId === wish.selfId ? order.length : at,
  }));
  return { spots, pageCount: 1, pageIndex: 0 };
}

/** Oneself and who spoke last; then the others in their order. */
function pickBeside({ order, selfId, recentSpeakers, stripSize }: Wish, main: ParticipantId | null) {
  const spoke = recentSpeakers.filter((id) => order.includes(id));
  const wanted = [...new Set([selfId, ...spoke, ...order])].filter((id) => id !== main && order.includes(id));
  return wanted.slice(0, stripSize);
}

type MainWish = {
  order: readonly ParticipantId[];
  selfId: ParticipantId;
  pinnedId: ParticipantId | null;
  floorId: ParticipantId | null;
  recentSpeakers: readonly ParticipantId[];
};

/** Who is large: chosen here, else who has the floor, else who spoke last, else the first of the others; oneself only alone. */
export function findMain({
  order,
  selfId,
  pinnedId,
  floorId,
  recentSpeakers,
}: MainWish): ParticipantId | null {
  const others = order.filter((id) => id !== selfId);
  const wanted = [pinnedId, floorId, ...recentSpeakers].filter((id) => id !== null);
  return wanted.find((id) => others.includes(id)) ?? others[0] ?? order[0] ?? null;
}

/** How large a picture is sent for a spot; nothing flows for who is not seen. */
export function viewSizeOf(place: Spot['place'], shownCount: number): ViewSize {
  if (place === 'off') return 'hidden';
  if (place === 'strip') return 'small';
  if (place === 'main') return 'large';
  return shownCount <= 2 ? 'large' : shownCount <= 4 ? 'medium' : 'small';
}

/** Columns of a grid of so many pictures on a wide or a tall stage. */
export function columnsOf(count: number, isTall: boolean): number {
  if (isTall) return count <= 2 ? 1 : 2;
  return Math.max(1, Math.ceil(Math.sqrt(count)));
}
