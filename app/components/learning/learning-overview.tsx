import { m } from '#app/i18n/paraglide/messages.js'
import { Fold } from '../block/fold.tsx'
import { Notice } from '../block/notice.tsx'
import { ButtonLink, Buttons } from '../form/button.tsx'
import { Link } from '../link.tsx'
import { Lead } from '../page/heading.tsx'
import { Section } from '../page/section.tsx'
import { ReviewRecord, type ReviewShown } from './review-record.tsx'
import { ExperimentCard } from './told.tsx'

type Open = {
  turn: 'both' | 'own' | 'other'
  differs: boolean
  wrote: boolean
  mayClose: boolean
  closesFrom: string | null
}
type LearningOverviewProps = {
  /** Of the grant: the steps lie below it. */
  path: string
  page: {
    experiment: { question: string; sign: string; stopRule: string | null; reviewDate: string } | null
    opens: string | null
    open: Open | null
    current: ReviewShown | null
    past: ReviewShown[]
  }
  mayWrite: boolean
  office: boolean
}

/** Looking back on an experiment, the same for both sides: what is tried, whose turn it is, and what was written. */
export function LearningOverview({ path, page, mayWrite, office }: LearningOverviewProps) {
  const { experiment, opens, open, current, past } = page
  return (
    <>
      <h1>{m.learning_title()}</h1>
      <Lead>{m.learning_lead()}</Lead>
      {opens && experiment && (
        <Notice tone="wait" title={m.learning_day({ day: experiment.reviewDate })}>
          {m.learning_not_open({ day: opens })}
        </Notice>
      )}
      {open && <Turn {...{ path, open, mayWrite, office }} />}
      {experiment && <ExperimentCard experiment={experiment} />}
      {current && (current.views.length > 0 || current.result) && (
        <Section id="views" title={m.learning_views()}>
          <ReviewRecord {...{ path, office }} review={current} />
        </Section>
      )}
      {past.length > 0 && (
        <Section id="past" title={m.learning_past()}>
          {past.map((review) => (
            <Fold key={review.key} title={review.day} note={review.word}>
              <ReviewRecord {...{ path, office }} review={review} />
            </Fold>
          ))}
        </Section>
      )}
    </>
  )
}

const turnWords = {
  both: [m.learning_both, m.learning_both_text],
  own: [m.learning_own_turn, m.learning_next_answer],
  other: [m.learning_other_turn, m.learning_other_turn_text],
} as const

type TurnProps = { path: string; open: Open; mayWrite: boolean; office: boolean }

function Turn({ path, open, mayWrite, office }: TurnProps) {
  const { turn, differs, wrote, mayClose, closesFrom } = open
  const [title, said] = turnWords[turn]
  const text = turn === 'own' && office ? m.learning_next_answer_staff : said
  return (
    <Notice
      tone={turn === 'other' || !mayWrite ? 'wait' : 'turn'}
      title={differs ? m.learning_differs() : title()}
    >
      <p>{differs ? m.learning_differs_text() : text()}</p>
      {closesFrom && <p>{m.learning_close_from({ day: closesFrom })}</p>}
      {mayWrite && (
        <Buttons>
          {turn === 'own' && <ButtonLink href={`${path}/review/agreement`}>{m.learning_agree()}</ButtonLink>}
          {turn === 'both' ? (
            <ButtonLink href={`${path}/review/view`}>{m.learning_write()}</ButtonLink>
          ) : (
            <ButtonLink look="second" href={`${path}/review/view`}>
              {turn === 'own' && !wrote ? m.learning_write_other() : m.learning_write_again()}
            </ButtonLink>
          )}
          {mayClose && (
            <Link href={`${path}/review/conclusion`} look="alone">
              {m.learning_close()}
            </Link>
          )}
        </Buttons>
      )}
    </Notice>
  )
}
