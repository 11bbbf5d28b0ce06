/** What goes between the server and the thread that reads PDFs. */
export type PdfFile = { sha256: string; path: string };
export type PdfJob =
  | { kind: 'info'; file: PdfFile; maxPages: number }
  /** `page` counts from zero; sizes in px. */
  | { kind: 'page'; file: PdfFile; page: number; width: number; height: number };
export type PdfRefusal = 'locked' | 'broken' | 'tooLong';
export type PageSize = { width: number; height: number };
/** RGBA pixels, or sizes in points; `usedBytes` is the thread's WebAssembly memory. */
export type PdfResult = { pages: PageSize[] } | { width: number; height: number; data: Uint8Array };
export type PdfAnswer = ({ result: PdfResult } | { refusal: PdfRefusal }) & { usedBytes: number };
