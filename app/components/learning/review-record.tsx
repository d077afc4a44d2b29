import type { ReviewState } from '#app/domain/grant/review.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Link } from '../link.tsx'
import { StateTag } from '../state/state-tag.tsx'
import { ViewCard, type ViewShown } from './view-card.tsx'

export type ReviewShown = {
  key: string
  day: string
  state: ReviewState
  word: string
  views: ViewShown[]
  result: { what: string; outcome: string | null; on: string; reason: string | null } | null
  change: { id: string; open: boolean; own: boolean } | null
  ending: boolean
  published: boolean
  moved: boolean
}
type ReviewRecordProps = { path: string; review: ReviewShown; office: boolean }

/** A review as it stands: what came of it and what began by it, and everything that was written, the newest first. */
export function ReviewRecord({ path, review, office }: ReviewRecordProps) {
  const { state, word, views, result, moved } = review
  return (
    <div className="db-stack">
      {moved ? (
        <Notice tone="calm" title={m.learning_moved()} level={3}>
          {m.learning_moved_text()}
        </Notice>
      ) : (
        <p>
          <StateTag machine="experimentReview" state={state}>
            {word}
          </StateTag>
        </p>
      )}
      {result && <Result {...{ path, review, office, result }} />}
      {views.toReversed().map((view) => (
        <ViewCard key={view.id} view={view} />
      ))}
    </div>
  )
}

type ResultProps = ReviewRecordProps & { result: NonNullable<ReviewShown['result']> }

function Result({ path, review, office, result }: ResultProps) {
  const { change, ending, published } = review
  return (
    <Notice tone="good" title={result.what} level={3}>
      <p>
        {result.reason !== null && result.outcome && `${m.learning_wants()}: ${result.outcome}. `}
        {m.learning_done_on({ day: result.on })}
      </p>
      {result.reason && (
        <p className="db-lines">
          <strong>{m.learning_done_why()}:</strong> {result.reason}
        </p>
      )}
      {change && <p>{changeWords(path, change)}</p>}
      {ending && (
        <p>
          {office ? (
            <Link href={`${path}/ending/decision`}>{m.learning_to_ending()}</Link>
          ) : (
            m.learning_their_ending()
          )}
        </p>
      )}
      <p>{published ? m.learning_public() : office ? m.learning_private_staff() : m.learning_private()}</p>
    </Notice>
  )
}

function changeWords(path: string, { id, open, own }: NonNullable<ReviewShown['change']>) {
  if (!open) return <Link href={`${path}/changes/${id}`}>{m.terms_change_look()}</Link>
  return own ? <Link href={`${path}/change`}>{m.learning_to_change()}</Link> : m.learning_their_change()
}
