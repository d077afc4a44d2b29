import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import { Link } from '../link.tsx'
import { typedText } from '../panel/typed.ts'
import type { TypedAnswer } from '../together/act-page.tsx'
import { problemsOfPage } from '../together/problems.ts'

type Line = { who: string; when: string; text: string }
export type OfferTalkProps = {
  /** The thread with the fund, which all of it is part of. */
  thread: string
  question: Line | null
  reply: Line | null
  /** The id of the act of asking; null for who may not. */
  ask: string | null
}
type AskedProps = OfferTalkProps & {
  /** Of the agreement, which takes the question. */
  path: string
  answer: TypedAnswer
}

/** Questions about an offer: the last one with its answer, the way to the thread, and a place to ask. */
export function OfferTalk({ thread, question, reply, ask, path, answer }: AskedProps) {
  return (
    <div className="db-stack db-column">
      {question && <Said {...question} />}
      {reply && <Said {...reply} />}
      {question && !reply && <p className="db-soft">{m.agreement_offer_waits()}</p>}
      {question && <Link href={thread}>{m.agreement_offer_thread()}</Link>}
      {ask && (
        <Form action={path} operation={ask}>
          {answer?.refusal && <Refusal {...answer.refusal} />}
          <TextArea
            name="text"
            small
            label={m.agreement_offer_ask()}
            hint={m.agreement_offer_ask_hint()}
            error={questionError(answer)}
            defaultValue={typedText(answer?.form, 'text')}
          />
          <Buttons>
            <Button look="second">{m.agreement_offer_ask_button()}</Button>
          </Buttons>
        </Form>
      )}
    </div>
  )
}

function questionError(answer: TypedAnswer) {
  return firstError(answer?.form, 'text', {
    empty: m.agreement_offer_empty(),
    tooLong: m.together_message_too_long(),
  })
}

/** What is to be mended about a question, for the top of the page. */
export function questionProblems(answer: TypedAnswer) {
  return problemsOfPage({ text: questionError(answer) }, answer)
}

function Said({ who, when, text }: Line) {
  return (
    <div>
      <p className="db-small db-soft">
        {who}, {when}
      </p>
      <p className="db-lines">{text}</p>
    </div>
  )
}

/** An offer that takes the place of an earlier one, and in which parts it differs. */
export function OfferReplaced({ changed }: { changed: string[] | null }) {
  if (!changed) return null
  return (
    <Notice tone="info" title={m.agreement_offer_replaced()}>
      {changed.length === 0 ? (
        <p>{m.agreement_offer_same()}</p>
      ) : (
        <>
          <p>{m.agreement_offer_differs()}</p>
          <ul className="db-list">
            {changed.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}
