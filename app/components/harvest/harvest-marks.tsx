import { m } from '#app/i18n/paraglide/messages.js'
import { Lines } from '../block/lines.tsx'
import { Notice } from '../block/notice.tsx'

type Part = { text: string; href: string }

/**
 * What to look at before a harvest is handed over: parts with a number that changed, or that was typed by hand. `path` is where
 * its parts are, when that is not this page.
 */
export function HarvestMarks({
  page: { changed, loose },
  path = '',
}: {
  page: { changed: readonly Part[]; loose: readonly Part[] }
  path?: string
}) {
  return (
    <>
      {changed.length > 0 && (
        <Notice tone="wait" title={m.harvest_changed_title()}>
          {m.harvest_changed_parts()}
          <PartLines parts={changed} path={path} />
        </Notice>
      )}
      {loose.length > 0 && (
        <Notice tone="wait" title={m.harvest_loose()}>
          {m.harvest_loose_text()}
          <PartLines parts={loose} path={path} />
        </Notice>
      )}
    </>
  )
}

function PartLines({ parts, path }: { parts: readonly Part[]; path: string }) {
  return <Lines lines={parts.map(({ text }) => text)} links={parts.map(({ href }) => `${path}${href}`)} />
}
