import type { Published } from './load-types.ts';

/** Whose sound, and whose picture in which layer (0 the smallest); null: no picture. */
export type Wish = { of: string; layer: 0 | 1 | 2 | null };

/** A media server under test: the same steps for each, descriptions in SDP. */
export type Sfu = {
  name: string;
  /** Its processes, helpers of its own included. */
  pids(): Promise<number[]>;
  openRoom(roomId: string): Promise<void>;
  /** Gives the answer to a publisher's offer. */
  publish(roomId: string, peerId: string, published: Published): Promise<string>;
  /** What this peer is to receive, as an offer. */
  offer(roomId: string, peerId: string, wishes: readonly Wish[]): Promise<string>;
  /** The peer's answer: everything flows from now on. */
  accept(roomId: string, peerId: string, answer: string): Promise<void>;
  close(): Promise<void>;
};
