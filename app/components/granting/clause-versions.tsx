import type { Piece } from '#app/domain/piece.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { ChangedText } from '../changes/changed-text.tsx'
import { Link } from '../link.tsx'

type ClauseVersion = {
  version: string
  written: string
  retired: boolean
  changes: { key: string; label: string; pieces: Piece[] }[]
  uses: { href: string; name: string; word: string }[]
}

/** The versions of an article, the newest first: what changed, and the agreements that name each. */
export function ClauseVersions({ versions }: { versions: ClauseVersion[] }) {
  return (
    <ol className="db-stack" reversed>
      {versions.map(({ version, written, retired, changes, uses }) => (
        <li key={version} className="db-stack-s">
          <p>
            <strong>{m.agreement_clause_version({ version })}</strong> · {written}
          </p>
          {retired && <p>{m.agreement_clause_retired_text()}</p>}
          <ClauseChanges changes={changes} />
          {uses.length === 0 ? (
            <p className="db-small db-soft">{m.agreement_clause_unused()}</p>
          ) : (
            <ul className="db-list">
              {uses.map(({ href, name, word }) => (
                <li key={href}>
                  <Link href={href}>{name}</Link> · {word}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}

/** What differs between two versions of an article, word by word, in Dutch as it stands. */
export function ClauseChanges({ changes }: { changes: ClauseVersion['changes'] }) {
  return changes.map(({ key, label, pieces }) => (
    <div key={key}>
      <p className="db-small db-soft">{label}:</p>
      <div lang="nl">
        <ChangedText change={{ pieces }} />
      </div>
    </div>
  ))
}
