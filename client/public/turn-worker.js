// Shows that a turn has come, and brings the page that waits to the front. It keeps and fetches nothing.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then((pages) => {
      const waiting = pages.find((page) => /\/(waiting|call)$/.test(new URL(page.url).pathname)) || pages[0];
      return waiting ? waiting.focus() : self.clients.openWindow('/waiting');
    }),
  );
});
