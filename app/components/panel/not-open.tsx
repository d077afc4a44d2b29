import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Link } from '../link.tsx'

/** In the place of a form: why nothing can be given now. */
export function NotOpen({
  proposal,
  locked,
  practice = null,
}: {
  proposal: string
  locked: boolean
  /** The batch whose practice proposal comes first. */
  practice?: string | null
}) {
  if (practice && !locked) {
    return (
      <Notice tone="turn" title={m.reviewer_practice_needed()}>
        <p>
          <Link href={`/reviewer/batches/${practice}/practice`}>{m.reviewer_practice_go()}</Link>
        </p>
      </Notice>
    )
  }
  return (
    <Notice tone={locked ? 'good' : 'wait'} title={locked ? m.reviewer_is_locked() : m.reviewer_not_open()}>
      <p>
        {locked ? (
          <Link href={`/reviewer/proposals/${proposal}/lock`}>{m.reviewer_see_own()}</Link>
        ) : (
          <Link href="/reviewer">{m.reviewer_back_to_list()}</Link>
        )}
      </p>
    </Notice>
  )
}
