import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { Link } from '../link.tsx'
import { PlaceTag, type RankedRow } from '../panel/ranking.tsx'

export type PlaceWords = {
  place: RankedRow['place']
  rank: number | null
  of: number
  mean: string | null
  readers: number
}

/** What the panel says of a proposal: its place, its mean, how many read it. */
export function PanelPlace({ words, batch }: { words: PlaceWords; batch: string }) {
  return (
    <Card title={m.manager_panel_advice()}>
      <p>
        <PlaceTag place={words.place} />
      </p>
      <p className="db-small db-after">
        {words.mean === null
          ? m.manager_panel_no_score()
          : m.manager_panel_mean({
              mean: words.mean,
              readers: String(words.readers),
              rank: String(words.rank),
              of: String(words.of),
            })}
      </p>
      <p className="db-small">
        <Link href={`/manager/batches/${batch}`}>{m.manager_panel_to_ranking()}</Link>
      </p>
    </Card>
  )
}
