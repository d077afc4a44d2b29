import type { ConflictHint } from '#app/domain/panel/hint.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { hintToThem } from './hint-words.ts'

/** What the fund found that may mean that one knows these people, before one says so. */
export function HintList({ hints }: { hints: readonly ConflictHint[] }) {
  if (hints.length === 0) return null
  return (
    <Notice tone="info" title={m.reviewer_hint_title()}>
      <ul className="db-list">
        {hints.map((hint) => (
          <li key={hint}>{hintToThem(hint)}</li>
        ))}
      </ul>
      <p>{m.reviewer_hint_text()}</p>
    </Notice>
  )
}
