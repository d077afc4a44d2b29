import { m } from '#app/i18n/paraglide/messages.js'
import { ScoreDots } from '../block/score-table.tsx'
import { type Column, Table } from '../block/table.tsx'

/** As it was locked; `anew` is the score that the member gave in the meeting, beside it. */
type Score = {
  score: number | null
  reason: string | null
  anew?: { score: number; reason: string | null } | null
}

export type SeenReview = {
  key: string
  name: string
  mine: boolean
  advice: string | null
  condition: string | null
  questions: string | null
  scores: ({ key: string; name: string } & Score)[]
}

type Row = {
  key: string
  name: string
  cells: Record<string, Score> | null
}

/** The locked reviews of one proposal: a row for each V, the readers beside each other by name, and what they advise. */
export function SeenReviews({ title, reviews }: { title: string; reviews: SeenReview[] }) {
  return (
    <Table
      caption={title}
      captionHidden
      columns={columnsOf(reviews)}
      rows={rowsOf(reviews)}
      rowKey={(row) => row.key}
    />
  )
}

function rowsOf(reviews: SeenReview[]): Row[] {
  const vs = reviews[0]?.scores ?? []
  const rows = vs.map(({ key, name }, index) => ({
    key,
    name,
    cells: Object.fromEntries(
      reviews.map((review) => {
        const given = review.scores[index]
        return [
          review.key,
          { score: given?.score ?? null, reason: given?.reason ?? null, anew: given?.anew ?? null },
        ]
      }),
    ),
  }))
  return [...rows, { key: 'advice', name: m.reviewer_step_advice(), cells: null }]
}

function columnsOf(reviews: SeenReview[]): Column<Row>[] {
  return [
    { key: 'v', head: m.reviewer_v(), cell: (row) => row.name },
    ...reviews.map((review): Column<Row> => {
      const name = review.mine ? m.reviewer_own_name({ name: review.name }) : review.name
      return {
        key: review.key,
        head: name,
        text: true,
        cell: ({ cells }) => (cells ? <Given {...cells[review.key]} /> : <Advice review={review} />),
      }
    }),
  ]
}

function Given({ score = null, reason = null, anew = null }: Partial<Score>) {
  return (
    <div>
      <ScoreDots score={score} />
      {reason && <p className="db-small">{reason}</p>}
      {anew && (
        <div className="db-after">
          <p className="db-small db-soft">{m.reviewer_meeting_anew()}</p>
          <ScoreDots score={anew.score} />
          {anew.reason && <p className="db-small">{anew.reason}</p>}
        </div>
      )}
    </div>
  )
}

function Advice({ review: { advice, condition, questions } }: { review: SeenReview }) {
  return (
    <div>
      {advice ?? '–'}
      {condition && <p className="db-small">{m.reviewer_under_condition({ condition })}</p>}
      {questions && <p className="db-small db-soft">{m.reviewer_asks({ question: questions })}</p>}
    </div>
  )
}
