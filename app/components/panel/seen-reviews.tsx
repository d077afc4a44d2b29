import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { ScoreTable } from '../block/score-table.tsx'
import type { OwnScore } from './own-scores.tsx'

export type SeenReview = {
  key: string
  name: string
  mine: boolean
  advice: string | null
  condition: string | null
  questions: string | null
  scores: OwnScore[]
}

/** The locked reviews of one proposal beside each other, by name. */
export function SeenReviews({ reviews }: { reviews: SeenReview[] }) {
  return (
    <div className="db-grid">
      {reviews.map((review) => (
        <Card key={review.key} level={3} title={review.mine ? m.reviewer_own_name({ name: review.name }) : review.name}>
          <ScoreTable
            rows={review.scores.map(({ key, name, score, reason }) => ({ key, name, score, reason }))}
          />
          {review.advice && (
            <p className="db-small">
              <strong>{review.advice}</strong>
              {review.condition && `: ${review.condition}`}
            </p>
          )}
          {review.questions && <p className="db-small db-soft">{review.questions}</p>}
        </Card>
      ))}
    </div>
  )
}
