/** How long the browser may take to fetch what it was told to save, ms. */
const fetchedWithinMs = 60_000;

/** Hands a file to the browser, which saves it or shows it as it is used to. */
export function saveFile(bytes: Blob, fileName: string): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), fetchedWithinMs);
}
