import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { Form } from '../form/form.tsx'
import { Lead } from '../page/heading.tsx'

export type ReminderView = {
  batch: { id: string; name: string }
  silent: { key: string; name: string; proposals: string }[]
  /** They were reminded today. */
  done: boolean
  operation: string
}

/** Who did not say yet whom they know, and a button that reminds them all by mail, once a day. */
export function ReminderForm({ view: { silent, done, operation } }: { view: ReminderView }) {
  return (
    <>
      <div className="db-stack-s">
        <h1>{m.reviewer_remind_title()}</h1>
        <Lead>{m.reviewer_remind_lead()}</Lead>
      </div>
      {silent.length === 0 ? (
        <p>{m.reviewer_remind_nobody()}</p>
      ) : (
        <ul className="db-list">
          {silent.map(({ key, ...one }) => (
            <li key={key}>{m.reviewer_waits_undeclared_of(one)}</li>
          ))}
        </ul>
      )}
      {silent.length > 0 && done && <Notice tone="calm" title={m.reviewer_remind_done()} />}
      {silent.length > 0 && !done && (
        <Form operation={operation}>
          <Buttons>
            <Button>{m.reviewer_remind_button()}</Button>
          </Buttons>
        </Form>
      )}
    </>
  )
}
