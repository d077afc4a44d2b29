import { fileURLToPath } from 'node:url'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** A page of the gallery as a document that needs nothing else: the built style stands in it. */
export function htmlDocument(page: ReactElement, css: string, title: string): string {
  const body = renderToStaticMarkup(page)
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${css}</style></head><body>${body}</body></html>`
}

/** The stylesheet as the product is served: bundled by Vite from `app/styles/main.css`. */
export async function builtStyle(): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { write: false, rollupOptions: { input: `${root}app/styles/main.css` } },
  })
  const output = Array.isArray(built) ? built : [built]
  const files = output.flatMap((result) => ('output' in result ? result.output : []))
  const css = files.find((file) => file.fileName.endsWith('.css'))
  if (css?.type !== 'asset') throw new Error('no stylesheet was built')
  return String(css.source)
}
