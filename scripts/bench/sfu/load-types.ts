// What the benchmark asks of the process that sends and receives.
export type TrackCount = { mid: string; received: number; lost: number };
/** Wall clock of a track's first packet: of sound any, of a picture the first of a key frame. */
export type FirstPacket = { mid: string; at: number };
export type LoadRequest =
  | { op: 'publish'; id: string }
  | { op: 'accept'; id: string; answer: string }
  | { op: 'subscribe'; id: string; offer: string }
  /** Who speaks all the time; the others are silent and send what DTX sends. */
  | { op: 'speak'; ids: string[] }
  /** Answered when each of these tracks of a subscriber has begun to be played, as far as packets go. */
  | { op: 'whenFirst'; id: string; mids: string[] }
  | { op: 'reset' }
  | { op: 'count' }
  | { op: 'close'; ids: string[] | 'all' };
export type Published = { offer: string; videoSsrcs: number[]; audioSsrc: number };
export type LoadAnswer = {
  publish: Published;
  accept: Record<string, never>;
  subscribe: { answer: string };
  speak: Record<string, never>;
  whenFirst: FirstPacket[];
  reset: Record<string, never>;
  count: { sent: number; subscribers: { id: string; isConnected: boolean; tracks: TrackCount[] }[] };
  close: Record<string, never>;
};
export type LoadMessage = { id: number; request: LoadRequest };
export type LoadReply = { id: number; data?: unknown; failure?: string };
