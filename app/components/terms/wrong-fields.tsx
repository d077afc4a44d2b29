import { partOfField } from '#app/domain/grant/parts/part-of-problem.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { parts } from './parts.tsx'
import type { WrongField } from './use-preview.ts'

/** What cannot be read while somebody types, with a link to each field. What is only empty yet is no fault of anybody. */
export function WrongFields({ formId, wrong }: { formId: string; wrong: readonly WrongField[] }) {
  const faults = wrong.filter(({ open }) => !open)
  if (wrong.length === 0) return null
  if (faults.length === 0) return <p className="db-soft">{m.terms_wrong_open()}</p>
  return (
    <Notice tone="wait" title={m.terms_wrong_title()}>
      <ul className="db-list">
        {faults.map(({ path, what }) => (
          <li key={path}>
            <a href={`#${formId}-${path}`}>{inPart(path, what)}</a>
          </li>
        ))}
      </ul>
      <p>{m.terms_wrong_stays()}</p>
    </Notice>
  )
}

/** The sentences of the fields that are wrong, by their names, to stand at the fields themselves. */
export function errorsAtFields(wrong: readonly WrongField[]): Record<string, string> {
  return Object.fromEntries(wrong.filter(({ open }) => !open).map(({ path, what }) => [path, what]))
}

function inPart(path: string, what: string): string {
  const part = partOfField(path)
  if (!part) return what
  const row = /^\w+\[(\d+)\]/.exec(path)?.[1]
  const title = parts[part].title()
  return row === undefined
    ? m.terms_wrong_field({ part: title, what })
    : m.terms_wrong_row({ part: title, number: String(Number(row) + 1), what })
}
