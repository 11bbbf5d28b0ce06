/** Flashes the page's title until it is released; the title of before comes back. */
export function flashTitle(alert: string, periodMs = 900): () => void {
  const plain = document.title;
  let isAlert = false;
  const timer = setInterval(() => {
    isAlert = !isAlert;
    document.title = isAlert ? alert : plain;
  }, periodMs);
  return () => {
    clearInterval(timer);
    document.title = plain;
  };
}
