import { isRouteErrorResponse } from '@remix-run/react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Link } from '../link.tsx'

/** What the page of a proposal says to who is near it: that they declared, what, and whom to call. */
export type ClosedPageWords = { title: string; text: string; way: string }

/** A proposal that is closed to who looks, by what they declared themselves. */
export function ClosedPage({ words, home = '/reviewer' }: { words: ClosedPageWords; home?: string }) {
  return (
    <>
      <h1>{words.title}</h1>
      <Notice tone="calm" title={words.text}>
        <p>{words.way}</p>
      </Notice>
      <p>
        <Link href={home} look="alone">
          {m.reviewer_back_to_list()}
        </Link>
      </p>
    </>
  )
}

/** The words of a closed page, when that is what the error of a route is. */
export function closedWordsIn(error: unknown): ClosedPageWords | null {
  return isRouteErrorResponse(error) && error.status === 403 && hasWords(error.data) ? error.data : null
}

function hasWords(data: unknown): data is ClosedPageWords {
  return typeof data === 'object' && data !== null && 'title' in data && 'text' in data && 'way' in data
}
