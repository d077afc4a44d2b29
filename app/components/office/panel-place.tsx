import type { MeetingAdvice } from '#app/domain/panel/meeting.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { Link } from '../link.tsx'
import { meetingAdviceWord } from '../panel/meeting-words.ts'
import { PlaceTag, type RankedRow } from '../panel/ranking.tsx'

export type PlaceWords = {
  place: RankedRow['place']
  rank: number | null
  of: number
  mean: string | null
  readers: number
  advice: MeetingAdvice | null
  note: string | null
  lot: 'won' | 'lost' | null
  ahead: number | null
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
      {words.advice && (
        <p className="db-after">
          <strong>{m.manager_place_meeting({ advice: meetingAdviceWord(words.advice) })}</strong>
        </p>
      )}
      {words.note && <p className="db-small db-lines">{words.note}</p>}
      {words.lot && <p>{words.lot === 'won' ? m.manager_place_lot_won() : m.manager_place_lot_lost()}</p>}
      {words.ahead !== null && <p>{m.manager_place_ahead({ ahead: String(words.ahead) })}</p>}
      <p className="db-small">
        <Link href={`/manager/batches/${batch}`}>{m.manager_panel_to_ranking()}</Link>
      </p>
    </Card>
  )
}
