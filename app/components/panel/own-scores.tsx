import { m } from '#app/i18n/paraglide/messages.js'
import { ScoreTable } from '../block/score-table.tsx'
import { Link } from '../link.tsx'
import { stepPath } from './score-steps.tsx'

export type OwnScore = { key: string; name: string; answered: boolean; score: number | null; reason: string | null }

/** What a member gave on each V, and where it can still be changed. */
export function OwnScores({ proposal, scores, open }: { proposal: string; scores: OwnScore[]; open: boolean }) {
  return (
    <ScoreTable
      rows={scores.map(({ key, name, answered, score, reason }) => ({
        key,
        name: open ? <Link href={stepPath(proposal, key)}>{name}</Link> : name,
        score: answered ? score : null,
        reason: answered ? reason : m.reviewer_not_answered(),
      }))}
    />
  )
}
