import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { Checkbox } from '../form/choices.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { Form } from '../form/form.tsx'
import type { CourseAnswer } from '../granting/course-answer.ts'
import { Link } from '../link.tsx'
import { problemsIn } from '../panel/typed.ts'
import { ViewCard, type ViewShown } from './view-card.tsx'

type AgreeFormProps = {
  /** Of the grant. */
  path: string
  page: {
    closed: { what: string; whatNow: string } | null
    view: (ViewShown & { outcome: 'go-on' | 'turn' | 'stop' }) | null
    operation: string
  }
  answer: CourseAnswer
}

/** One side agrees: what was written, what follows, and whether everybody may read the lesson. */
export function AgreeForm({ path, page, answer }: AgreeFormProps) {
  const { closed, view, operation } = page
  return (
    <>
      <ErrorSummary problems={problemsIn({}, answer)} />
      <h1>{m.learning_agree_title()}</h1>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      {closed && !answer?.refusal && <Refusal {...closed} />}
      {view && (
        <>
          <ViewCard view={view} level={2} />
          <Form operation={operation} hidden={{ seen: view.id }}>
            <h2 className="db-h3">{m.learning_agree_then()}</h2>
            <p>{thenWords(view)}</p>
            <Checkbox name="share" label={m.learning_share()} hint={m.learning_share_hint()} />
            <Buttons>
              <Button>{m.learning_agree_do()}</Button>
              <Link href={`${path}/review/view`} look="alone">
                {m.learning_write_other()}
              </Link>
            </Buttons>
          </Form>
        </>
      )}
    </>
  )
}

function thenWords({ outcome, nextDay }: NonNullable<AgreeFormProps['page']['view']>): string {
  if (outcome === 'turn') return m.learning_agree_turn()
  if (outcome === 'stop') return m.learning_agree_stop()
  return nextDay ? m.learning_agree_go_on_day() : m.learning_agree_go_on()
}
