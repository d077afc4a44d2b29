import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'

type NextInLineProps = {
  next: {
    proposal: string
    amount: number
    asked: number
    prepared: boolean
    /** Whether who looks may prepare it. */
    offers: boolean
    words: { free: string; amount: string; asked: string; title: string }
  }
  operation: string
}

/** Whom the money goes to that is free now, with the one button that prepares it. */
export function NextInLine({ next, operation }: NextInLineProps) {
  const { words, offers, prepared, proposal, amount, asked } = next
  return (
    <Notice tone={offers ? 'turn' : 'info'} title={m.manager_waiting_freed({ free: words.free })}>
      <p>{m.manager_waiting_next({ title: words.title, asked: words.asked })}</p>
      {prepared && <p>{m.manager_waiting_next_prepared()}</p>}
      {offers && (
        <Form operation={operation} hidden={{ proposal, amount: String(amount) }}>
          {amount < asked && (
            <TextArea
              name="lowerReason"
              small
              label={m.manager_waiting_lower()}
              hint={m.manager_waiting_lower_hint()}
              defaultValue={m.manager_waiting_lower_usual()}
            />
          )}
          <Buttons>
            <Button>{m.manager_waiting_offer({ amount: words.amount })}</Button>
          </Buttons>
        </Form>
      )}
    </Notice>
  )
}
