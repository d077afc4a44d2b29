import { m } from '#app/i18n/paraglide/messages.js'
import type { FieldView } from './question-view.ts'

type PaperField = Omit<FieldView, 'label'> & { label: string | null; characters?: number | null }
type PaperQuestionProps = {
  number: number
  title: string
  hint?: string
  fields: readonly PaperField[]
}

/** Rows that are printed of a list; more of them go on another sheet. */
const rowsOnPaper = [1, 2]
/** A longer list of choices is looked up later: on paper there is a line for it. */
const mostOptions = 12

/** One question with its hints, its choices, its limits and room to write. */
export function PaperQuestion({ number, title, hint, fields }: PaperQuestionProps) {
  return (
    <section className="db-paper">
      <h3>{`${number}. ${title}`}</h3>
      {hint && <p className="db-hint">{hint}</p>}
      {fields.map((field) => (
        <OnPaper key={field.name} field={field} />
      ))}
    </section>
  )
}

function OnPaper({ field }: { field: PaperField }) {
  const { label, hint, optional, onlyIf, row, rowName } = field
  const said = [onlyIf?.text, hint, limitOf(field)].filter(Boolean).join(' ')
  return (
    <div className="db-paper__field">
      {label && (
        <p>
          <strong>{label}</strong>
          {optional && <span className="db-optional"> {m.components_optional()}</span>}
        </p>
      )}
      {said && <p className="db-hint">{said}</p>}
      {row ? <Rows name={rowName ?? ''} row={row} /> : <Room field={field} />}
    </div>
  )
}

function Rows({ name, row }: { name: string; row: readonly FieldView[] }) {
  return (
    <>
      {rowsOnPaper.map((number) => (
        <div key={number} className="db-paper__row">
          <p className="db-over">{`${name} ${number}`}</p>
          {row.map((field) => (
            <OnPaper key={field.name} field={field} />
          ))}
        </div>
      ))}
      <p className="db-hint">{m.public_questions_more()}</p>
    </>
  )
}

/** Boxes to tick, or lines to write on: as many as the limit of the text needs. */
function Room({ field: { kind, options, words, wide } }: { field: PaperField }) {
  if (kind === 'file') return <p className="db-soft">{m.public_questions_file()}</p>
  if (kind === 'checkbox') return <Box label={m.public_questions_yes()} />
  if (options && options.length > 0 && options.length <= mostOptions) {
    return (
      <ul className="db-paper__options">
        {options.map(({ value, label, hint }) => (
          <li key={value}>
            <Box label={label} hint={hint} />
          </li>
        ))}
      </ul>
    )
  }
  const size =
    kind === 'longText' ? ((words ?? 0) > 150 ? 'xl' : (words ?? 0) > 60 ? 'l' : 'm') : wide ? 'm' : 's'
  return <div className={`db-paper__room db-paper__room--${size}`} />
}

function Box({ label, hint }: { label: string; hint?: string }) {
  return (
    <span className="db-paper__box">
      <span aria-hidden="true">☐</span>
      <span>
        {label} {hint && <small className="db-soft">{hint}</small>}
      </span>
    </span>
  )
}

function limitOf({ kind, words, characters }: PaperField): string | null {
  if (kind === 'longText' && words) return m.public_questions_words({ count: words })
  return characters ? m.public_questions_characters({ count: characters }) : null
}
