import { PDFiumLibrary } from '@hyzyla/pdfium';

/** What somebody who opens it reads, page after page, without blanks. */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(Buffer.from(bytes));
    return [...document.pages()]
      .map((page) => page.getText())
      .join('')
      .replace(/\s+/g, '');
  } finally {
    library.destroy();
  }
}
