/** Stands in for WeChat's own script on pages: takes the calls and keeps them for whoever looks. */
export const pageScript = `(() => {
  const calls = [];
  const note = (name) => (options) => { calls.push([name, options]); options && options.success && options.success({}); };
  let isReady = false;
  const waiting = [];
  window.wechatCalls = calls;
  window.wx = {
    config(options) {
      calls.push(['config', options]);
      setTimeout(() => { isReady = true; for (const run of waiting.splice(0)) run(); }, 0);
    },
    ready(run) { if (isReady) run(); else waiting.push(run); },
    error() {},
    hideMenuItems: note('hideMenuItems'),
    updateAppMessageShareData: note('updateAppMessageShareData'),
    updateTimelineShareData: note('updateTimelineShareData'),
  };
})();
`;
