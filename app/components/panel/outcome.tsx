import { Agreement, type AgreementView } from './agreement.tsx'
import { Ranking, type RankingView } from './ranking.tsx'
import { type OpinionView, SecondOpinion } from './second-opinion.tsx'
import { SeverityTable, type SeverityView } from './severity.tsx'

export type OutcomeView = {
  ranking: RankingView
  agreement: AgreementView
  opinion: OpinionView
  /** For the chair alone; null for everybody else. */
  severity: SeverityView | null
}

/** What the scores of a panel tell: picture and figures, how far the readers agree, and the model beside them. */
export function Outcome({ view }: { view: OutcomeView }) {
  return (
    <>
      <Ranking view={view.ranking} />
      <Agreement view={view.agreement} />
      <SecondOpinion view={view.opinion} />
      {view.severity && <SeverityTable view={view.severity} />}
    </>
  )
}
