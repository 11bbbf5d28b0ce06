import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

type Options = { page: string; module: string };

/**
 * The applicant's page starts with a tiny script that asks for the words and the catalogue at once. This lets the browser
 * fetch the app itself at the same time, instead of after that script ran.
 */
export function preloadApp({ page, module }: Options): Plugin {
  return {
    name: 'cloudseat-preload-app',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { filename, bundle }) {
        if (!filename.endsWith(page) || bundle === undefined) return;
        const chunks = Object.values(bundle).filter(
          (each): each is Rolldown.OutputChunk => each.type === 'chunk',
        );
        const app = chunks.find((chunk) => chunk.facadeModuleId?.endsWith(module));
        if (app === undefined) throw new Error(`${module} is not a chunk of its own`);
        const files = new Set([app.fileName, ...app.imports].filter((file) => !html.includes(file)));
        const styles = new Set(
          [app, ...chunks.filter((chunk) => app.imports.includes(chunk.fileName))].flatMap((chunk) => [
            ...(chunk.viteMetadata?.importedCss ?? []),
          ]),
        );
        const scripts = [...files].map(
          (file): HtmlTagDescriptor => ({
            tag: 'link',
            injectTo: 'head',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
          }),
        );
        return [
          ...scripts,
          ...[...styles].map(
            (file): HtmlTagDescriptor => ({
              tag: 'link',
              injectTo: 'head',
              attrs: { rel: 'stylesheet', crossorigin: true, href: `/${file}` },
            }),
          ),
        ];
      },
    },
  };
}
