import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { DataList } from '../block/data-list.tsx'
import { ButtonLink, Buttons } from '../form/button.tsx'

type ArchiveCardProps = {
  archive: {
    when: string
    by: string | null
    holds: string
    missing: string | null
    size: string
    hash: string
    href: string | null
    stays: string
  }
  /** May the reader take it along? */
  open: boolean
}

/** One archive that was made: what is in it, how long it stays, and the way to take it along. */
export function ArchiveCard({ archive, open }: ArchiveCardProps) {
  const { when, by, holds, missing, size, hash, href, stays } = archive
  return (
    <Card title={when} level={3}>
      <div className="db-stack-s">
        <DataList
          items={[
            ...(by ? [{ key: 'by', label: m.archive_by(), value: by }] : []),
            { key: 'holds', label: m.archive_holds(), value: missing ? `${holds}. ${missing}` : holds },
            { key: 'size', label: m.archive_size(), value: size },
            { key: 'stays', label: m.archive_stays(), value: stays },
            { key: 'hash', label: m.archive_hash(), value: <code>{hash}</code> },
          ]}
        />
        {href && open && (
          <Buttons>
            <ButtonLink look="second" href={href} about={when}>
              {m.archive_download()}
            </ButtonLink>
          </Buttons>
        )}
      </div>
    </Card>
  )
}
