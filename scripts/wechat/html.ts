export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** `body` is HTML. */
export const htmlPage = (title: string, body: string): string => `<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>body{font:16px/1.6 sans-serif;max-width:40em;margin:2em auto;padding:0 1em}
.button{display:inline-block;padding:.5em 2em;border:1px solid;border-radius:.5em}
article{border:1px solid #ccc;border-radius:.5em;padding:.5em 1em;margin:1em 0}dd{margin:0 0 .3em}</style>
</head><body>${body}</body></html>
`;
