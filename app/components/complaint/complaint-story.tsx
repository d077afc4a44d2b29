import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { Facts } from '../block/facts.tsx'
import { Notice } from '../block/notice.tsx'
import { Link } from '../link.tsx'
import type { StepText } from '../proposal/texts.ts'
import { Thread } from '../state/thread.tsx'

export type ComplaintStory = {
  kind: string
  about: string
  state: string
  words: string
  lateReason: string | null
  received: string
  due: string
  /** That it takes longer, and why. */
  extended: string | null
  /** What the fund asked about it, and what came. */
  askings: {
    id: string
    title: string
    what: string
    by: string
    still: string
    came: { title: string; words: string } | null
  }[]
  committee: { name: string; advised: string | null; advice: string | null } | null
  hearing: string | null
  heard: { on: string; by: string; report: string } | null
  answer: {
    outcome: string
    on: string
    by: string
    reasons: string
    unheard: string | null
    advice: string | null
    correction: string | null
    /** What one can still do; null for who is wholly right. */
    next: string | null
    /** The letter of it; without `href` while it is being made. */
    letter: { href: string | null } | null
  } | null
  /** For who made it, while it waits for its answer. */
  steps: StepText[]
}

/** A complaint or an objection, from what was written to the answer; the same for who made it and for the fund. */
export function ComplaintStoryView({ story, wordsTitle }: { story: ComplaintStory; wordsTitle: string }) {
  return (
    <>
      <Facts facts={factsOf(story)} />
      {story.answer && <Answer answer={story.answer} />}
      {story.steps.length > 0 && (
        <Card title={m.complaint_course()}>
          <Thread steps={story.steps} />
        </Card>
      )}
      <Text title={wordsTitle}>{story.words}</Text>
      {story.lateReason && <Text title={m.complaint_late()}>{story.lateReason}</Text>}
      {story.askings.map((asking) => (
        <Asking key={asking.id} asking={asking} />
      ))}
      {story.heard && <Text title={m.complaint_report()}>{story.heard.report}</Text>}
      {story.committee?.advice && <Text title={m.complaint_advice()}>{story.committee.advice}</Text>}
    </>
  )
}

function Asking({ asking: { title, what, by, still, came } }: { asking: ComplaintStory['askings'][number] }) {
  return (
    <section className="db-stack-s">
      <h2>{title}</h2>
      <p className="db-lines">{what}</p>
      {came ? (
        <>
          <h3>{came.title}</h3>
          <p className="db-lines">{came.words}</p>
        </>
      ) : (
        <p className="db-soft">
          {by} {still}
        </p>
      )}
    </section>
  )
}

function factsOf({ received, due, extended, committee, hearing, heard, answer }: ComplaintStory) {
  return [
    { term: m.complaint_received_on(), value: received },
    answer
      ? { term: m.complaint_answered_on(), value: answer.on, more: answer.by }
      : { term: m.complaint_due(), value: due, more: extended ?? undefined },
    ...(committee
      ? [{ term: m.complaint_committee_fact(), value: committee.name, more: committee.advised ?? undefined }]
      : []),
    ...(hearing && !heard ? [{ term: m.complaint_hearing(), value: hearing }] : []),
    ...(heard ? [{ term: m.complaint_heard_on(), value: heard.on, more: heard.by }] : []),
  ]
}

function Answer({ answer }: { answer: NonNullable<ComplaintStory['answer']> }) {
  return (
    <section className="db-stack-s" aria-labelledby="answer">
      <h2 id="answer">{m.complaint_answer()}</h2>
      <Notice tone="info" title={answer.outcome} level={3}>
        <p className="db-lines">{answer.reasons}</p>
        {answer.unheard && <p>{answer.unheard}</p>}
        {answer.advice && <p>{answer.advice}</p>}
        {answer.correction && <p>{answer.correction}</p>}
      </Notice>
      {answer.letter && <Letter href={answer.letter.href} />}
      {answer.next && <p>{answer.next}</p>}
    </section>
  )
}

function Letter({ href }: { href: string | null }) {
  if (href === null) return <p className="db-soft">{m.complaint_letter_being_made()}</p>
  return (
    <p>
      <Link href={href} look="alone">
        {m.complaint_letter()}
      </Link>
    </p>
  )
}

function Text({ title, children }: { title: string; children: string }) {
  return (
    <section className="db-stack-s">
      <h2>{title}</h2>
      <p className="db-lines">{children}</p>
    </section>
  )
}
