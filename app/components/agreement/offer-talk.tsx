import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import { Link } from '../link.tsx'

type Line = { who: string; when: string; text: string }
export type OfferTalkProps = {
  /** The thread with the fund, which all of it is part of. */
  thread: string
  question: Line | null
  answer: Line | null
  /** The id of the act of asking; null for who may not. */
  ask: string | null
}

/** Questions about an offer: the last one with its answer, the way to the thread, and a place to ask. */
export function OfferTalk({ thread, question, answer, ask }: OfferTalkProps) {
  return (
    <div className="db-stack db-column">
      {question && <Said {...question} />}
      {answer && <Said {...answer} />}
      {question && !answer && <p className="db-soft">{m.agreement_offer_waits()}</p>}
      {question && <Link href={thread}>{m.agreement_offer_thread()}</Link>}
      {ask && (
        <Form action={thread} operation={ask}>
          <TextArea name="text" small label={m.agreement_offer_ask()} hint={m.agreement_offer_ask_hint()} />
          <Buttons>
            <Button look="second">{m.agreement_offer_ask_button()}</Button>
          </Buttons>
        </Form>
      )}
    </div>
  )
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
