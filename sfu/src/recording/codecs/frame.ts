export type Size = { width: number; height: number };

/** One whole picture, or what a packet of sound carries. */
export type Frame = {
  /** 32 bits of the stream's clock. */
  timestamp: number;
  data: Buffer;
  /** A player can begin here. */
  isKey: boolean;
  /** Of whole pictures. */
  size: Size | null;
  /** What a player has to know before the first picture (H.264: avcC); the same bytes while nothing changes. */
  config: Buffer | null;
};

export type PacketPayload = {
  timestamp: number;
  hasMarker: boolean;
  isAfterLoss: boolean;
  payload: Buffer;
};

/** Makes frames out of packets that come in order; tells when what follows cannot be shown without a whole picture. */
export type Depacketizer = {
  push(packet: PacketPayload): Frame | null;
  /** Since it was last asked: a frame was lost or is broken. */
  takeLoss(): boolean;
};

/** The pieces of one frame, until it is whole. */
export class FramePieces {
  #pieces: Buffer[] = [];
  #timestamp: number | null = null;
  #isBroken = false;
  #hasLoss = false;

  /** Call before the packet's pieces are added. */
  begin({ timestamp, isAfterLoss }: PacketPayload): void {
    const isOther = timestamp !== this.#timestamp;
    // The one before has had no last packet, or this one has had no first.
    if (isAfterLoss || (isOther && this.#pieces.length > 0)) this.#hasLoss = true;
    if (isOther) {
      this.#pieces = [];
      this.#timestamp = timestamp;
      this.#isBroken = false;
    } else if (isAfterLoss) this.#isBroken = true;
  }

  get isEmpty(): boolean {
    return this.#pieces.length === 0;
  }

  add(...pieces: Buffer[]): void {
    this.#pieces.push(...pieces);
  }

  break(): void {
    this.#isBroken = true;
  }

  /** The frame's bytes; null when it is not whole. */
  end(): Buffer | null {
    const pieces = this.#pieces;
    const isWhole = !this.#isBroken && pieces.length > 0;
    this.#pieces = [];
    this.#timestamp = null;
    this.#isBroken = false;
    if (!isWhole) this.#hasLoss = true;
    return isWhole ? Buffer.concat(pieces) : null;
  }

  takeLoss(): boolean {
    const hadLoss = this.#hasLoss;
    this.#hasLoss = false;
    return hadLoss;
  }
}
