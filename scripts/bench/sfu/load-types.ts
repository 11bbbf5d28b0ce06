// What the benchmark asks of the process that sends and receives.
export type TrackCount = { mid: string; received: number; lost: number; firstAt: number | null };
export type LoadRequest =
  | { op: 'publish'; id: string }
  | { op: 'accept'; id: string; answer: string }
  | { op: 'subscribe'; id: string; offer: string }
  /** Who speaks all the time; the others are silent and send what DTX sends. */
  | { op: 'speak'; ids: string[] }
  | { op: 'reset' }
  | { op: 'count' }
  | { op: 'close'; ids: string[] | 'all' };
export type Published = { offer: string; videoSsrcs: number[]; audioSsrc: number };
export type LoadAnswer = {
  publish: Published;
  accept: Record<string, never>;
  subscribe: { answer: string };
  speak: Record<string, never>;
  reset: Record<string, never>;
  count: { sent: number; subscribers: { id: string; isConnected: boolean; tracks: TrackCount[] }[] };
  close: Record<string, never>;
};
export type LoadMessage = { id: number; request: LoadRequest };
export type LoadReply = { id: number; data?: unknown; failure?: string };
