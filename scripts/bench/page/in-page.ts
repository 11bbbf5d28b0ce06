// Runs inside the home page, before its own scripts, and shares nothing with this module. Milliseconds since the navigation.

type Span = { startMs: number; endMs: number };
export type Watch = { firstPaintMs: number | null; answeredMs: number | null; longTasks: Span[] };

declare global {
  interface Window {
    cloudseatWatch: Watch;
  }
}

/**
 * Types into the search field as soon as there is one and notes when it answers; notes the first contentful paint and every
 * task of 50 ms and more.
 */
export function watchHome(query: string): void {
  const watch: Watch = { firstPaintMs: null, answeredMs: null, longTasks: [] };
  window.cloudseatWatch = watch;
  const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry);
    }).observe({ type, buffered: true });
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') watch.firstPaintMs = startTime;
  });
  observe('longtask', ({ startTime, duration }) =>
    watch.longTasks.push({ startMs: startTime, endMs: startTime + duration }),
  );

  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  let hasTyped = false;
  function look(): void {
    const field = document.querySelector<HTMLInputElement>('input[type=search]');
    if (field !== null && !hasTyped) {
      hasTyped = true;
      value?.set?.call(field, query);
      field.dispatchEvent(new InputEvent('input', { bubbles: true, data: query }));
    }
    const isAnswered = hasTyped && document.querySelector('main [role=status]') !== null;
    const hits = [...document.querySelectorAll('main a[href^="/matters/"]')];
    if (isAnswered && hits.some((hit) => hit.textContent?.includes(query))) {
      watch.answeredMs = performance.now();
    } else requestAnimationFrame(look);
  }
  requestAnimationFrame(look);
}
