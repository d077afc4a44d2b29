import type { ReactNode } from 'react'
import type { Piece } from '#app/domain/piece.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { labelWithColon } from '../proposal/entries.tsx'

/** A long text piece by piece; anything else as a whole, with what it was. */
export type Change = { pieces: Piece[] } | { was: string; is: string }
export type ChangedPart = { key: string; label: string; change: Change }
/** What became of a row, and which of its fields are different now. */
export type ChangedRow = { id: string; name: string; what: string[]; parts: ChangedPart[] }
export type ChangedAnswer = {
  key: string
  section: string
  label: string
  change: Change | { rows: ChangedRow[] }
}

/** Two versions of a text: what went is struck through, what came is underlined, and both are said aloud. */
export function ChangedText({ change }: { change: Change }) {
  if ('pieces' in change) {
    return (
      <p className="db-lines">
        {numbered(change.pieces).map(([key, { text, kind }]) =>
          kind === 'same' ? (
            <span key={key}>{text}</span>
          ) : (
            <Mark key={key} kind={kind}>
              {text}
            </Mark>
          ),
        )}
      </p>
    )
  }
  const { was, is } = change
  return (
    <p className="db-lines">
      {was && <Mark kind="removed">{was}</Mark>}
      {was && is && <span aria-hidden="true"> → </span>}
      {is && <Mark kind="added">{is}</Mark>}
    </p>
  )
}

function Mark({ kind, children }: { kind: 'added' | 'removed'; children: ReactNode }) {
  const Tag = kind === 'added' ? 'ins' : 'del'
  return (
    <Tag className={`db-${Tag}`}>
      <span className="db-vh">
        {kind === 'added' ? m.components_added() : m.components_removed()}
        {': '}
      </span>
      {children}
    </Tag>
  )
}

function ChangedRows({ rows }: { rows: ChangedRow[] }) {
  return (
    <ul className="db-list">
      {rows.map(({ id, name, what, parts }) => (
        <li key={id}>
          <strong>{name}</strong> <span className="db-small db-soft">({what.join(', ')})</span>
          {parts.map(({ key, label, change }) => (
            <div key={key}>
              <p className="db-small db-soft">{labelWithColon(label)}</p>
              <ChangedText change={change} />
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** Every answer that changed, under its question; `level` is that of the headings. */
export function ChangedAnswers({ answers, level = 2 }: { answers: ChangedAnswer[]; level?: 2 | 3 }) {
  const Heading = `h${level}` as const
  if (answers.length === 0) return <p>{m.components_nothing_changed()}</p>
  return (
    <>
      {answers.map(({ key, section, label, change }) => (
        <div key={key} className="db-stack-s">
          <p className="db-over">{section}</p>
          <Heading id={`changed-${key}`} className="db-h3">
            {label}
          </Heading>
          {'rows' in change ? <ChangedRows rows={change.rows} /> : <ChangedText change={change} />}
        </div>
      ))}
    </>
  )
}

function numbered(pieces: Piece[]): [key: string, piece: Piece][] {
  return pieces.map((piece, at) => [String(at), piece])
}
