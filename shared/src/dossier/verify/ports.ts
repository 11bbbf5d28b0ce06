// What the check needs of wherever it runs: a command has files and node:crypto, a page has blobs and WebCrypto.

/** The package; `end` is not included. Gives fewer bytes only where the package ends. */
export type ByteSource = { size: number; read(start: number, end: number): Promise<Uint8Array> };

export type Hash = { update(bytes: Uint8Array): void; hex(): Promise<string> };

export type Tools = {
  /** SHA-256 of as many bytes as will be handed in. */
  createHash(byteCount: number): Hash;
  /** Of little, at once. */
  sha256(bytes: Uint8Array): Uint8Array;
  /** Ed25519; `key` has its 32 bytes. */
  isSignedBy(key: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
};

export async function sha256Of(tools: Tools, bytes: Uint8Array): Promise<string> {
  const hash = tools.createHash(bytes.length);
  hash.update(bytes);
  return hash.hex();
}

const encoder = new TextEncoder();
export const sha256OfText = (tools: Tools, text: string): Promise<string> =>
  sha256Of(tools, encoder.encode(text));
