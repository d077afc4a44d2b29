import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { Facts } from '../block/facts.tsx'
import { Notice } from '../block/notice.tsx'
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
  hearing: string | null
  heard: { on: string; by: string; report: string } | null
  answer: {
    outcome: string
    on: string
    by: string
    reasons: string
    unheard: string | null
    correction: string | null
    next: string
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
      {story.heard && <Text title={m.complaint_report()}>{story.heard.report}</Text>}
    </>
  )
}

function factsOf({ received, due, extended, hearing, heard, answer }: ComplaintStory) {
  return [
    { term: m.complaint_received_on(), value: received },
    answer
      ? { term: m.complaint_answered_on(), value: answer.on, more: answer.by }
      : { term: m.complaint_due(), value: due, more: extended ?? undefined },
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
        {answer.correction && <p>{answer.correction}</p>}
      </Notice>
      <p>{answer.next}</p>
    </section>
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
