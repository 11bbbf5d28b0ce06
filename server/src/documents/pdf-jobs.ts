/** What goes between the server and the thread that reads PDFs. */
/** Where it lies, or all of it. */
export type PdfFile = { sha256: string } & ({ path: string } | { bytes: Uint8Array });
export type PdfJob =
  | { kind: 'info'; file: PdfFile; maxPages: number }
  /** `page` counts from zero; sizes in px. */
  | { kind: 'page'; file: PdfFile; page: number; width: number; height: number }
  | { kind: 'text'; file: PdfFile; page: number };
/** missing: the file is not where it should be, which says nothing about what it is. */
export type PdfRefusal = 'locked' | 'broken' | 'tooLong' | 'missing';
export type PageSize = { width: number; height: number };
/** RGBA pixels, sizes in points, or the words of a page; `usedBytes` is the thread's WebAssembly memory. */
export type PdfResult =
  | { pages: PageSize[] }
  | { text: string }
  | { width: number; height: number; data: Uint8Array };
export type PdfAnswer = ({ result: PdfResult } | { refusal: PdfRefusal }) & { usedBytes: number };
