import { m } from '#app/i18n/paraglide/messages.js'

/** A piece of a text that stayed, came or went. */
export type Piece = { text: string; kind: 'same' | 'added' | 'removed' }
export type ChangedAnswer = { key: string; section: string; label: string; pieces: Piece[] }

/** Two versions as one text: what went is struck through, what came is underlined, and both are said aloud. */
export function ChangedText({ pieces }: { pieces: Piece[] }) {
  return (
    <p className="db-lines">
      {numbered(pieces).map(([key, { text, kind }]) => {
        if (kind === 'same') return <span key={key}>{text}</span>
        const Tag = kind === 'added' ? 'ins' : 'del'
        return (
          <Tag key={key} className={`db-${Tag}`}>
            <span className="db-vh">
              {kind === 'added' ? m.components_added() : m.components_removed()}
              {': '}
            </span>
            {text}
          </Tag>
        )
      })}
    </p>
  )
}

/** Every answer that changed, under its question. */
export function ChangedAnswers({ answers }: { answers: ChangedAnswer[] }) {
  if (answers.length === 0) return <p>{m.components_nothing_changed()}</p>
  return (
    <>
      {answers.map(({ key, section, label, pieces }) => (
        <section key={key} className="db-stack-s" aria-labelledby={`changed-${key}`}>
          <p className="db-over">{section}</p>
          <h2 id={`changed-${key}`} className="db-h3">
            {label}
          </h2>
          <ChangedText pieces={pieces} />
        </section>
      ))}
    </>
  )
}

function numbered(pieces: Piece[]): [key: string, piece: Piece][] {
  return pieces.map((piece, at) => [String(at), piece])
}
