import { DataList } from '../block/data-list.tsx'
import { ScoreDots } from '../block/score-table.tsx'
import { stepPath } from './score-steps.tsx'

export type OwnScore = {
  key: string
  name: string
  answered: boolean
  score: number | null
  reason: string | null
}

/** What a member gave on each V, and where it can still be changed. */
export function OwnScores({
  proposal,
  scores,
  open,
}: {
  proposal: string
  scores: OwnScore[]
  open: boolean
}) {
  return (
    <DataList
      items={scores.map(({ key, name, answered, score, reason }) => ({
        key,
        label: name,
        value: answered ? <Given score={score} reason={reason} /> : undefined,
        change: open ? stepPath(proposal, key) : undefined,
      }))}
    />
  )
}

function Given({ score, reason }: Pick<OwnScore, 'score' | 'reason'>) {
  return (
    <>
      <ScoreDots score={score} />
      {reason && <p className="db-small">{reason}</p>}
    </>
  )
}
