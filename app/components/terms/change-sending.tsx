import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import type { ChangedAnswer } from '../changes/changed-text.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { DateField } from '../form/date-field.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import { problemsIn, typedText } from '../panel/typed.ts'
import { type ChangeKind, type ChangePartView, ChangeWeight, WhatChanges } from './change-view.tsx'

type Reply = Parameters<typeof firstError>[0] & Parameters<typeof typedText>[0]
type ChangeSendingProps = {
  page: {
    rows: ChangedAnswer[]
    kind: ChangeKind | null
    parts: ChangePartView[]
    seen: string
    since: string
    operation: string
  }
  reply?: Reply
  refusal: { what: string; whatNow: string } | null
}

/** The last step of a change: why, and from which day; beside it what it means. */
export function ChangeSending({ page, reply, refusal }: ChangeSendingProps) {
  const { rows, kind, parts, seen, since, operation } = page
  const errors = {
    reason: firstError(reply, 'reason', {
      empty: m.terms_change_reason_empty(),
      tooLong: m.manager_grant_error_long(),
    }),
    effectiveFrom: firstError(reply, 'effectiveFrom', { wrong: m.manager_grant_error_day() }),
  }
  return (
    <>
      {refusal && <Refusal {...refusal} />}
      <WhatChanges rows={rows} />
      {kind && <ChangeWeight kind={kind} parts={parts} />}
      <Form operation={operation} hidden={{ seen }}>
        <ErrorSummary problems={problemsIn(errors)} />
        <TextArea
          name="reason"
          label={m.terms_change_reason()}
          defaultValue={typedText(reply, 'reason')}
          error={errors.reason}
          small
        />
        <DateField
          name="effectiveFrom"
          label={m.terms_change_from()}
          hint={m.terms_change_from_hint({ since })}
          defaultValue={typedText(reply, 'effectiveFrom')}
          error={errors.effectiveFrom}
          optional
        />
        <Buttons>
          <Button>{kind === 'free' ? m.terms_change_do_free() : m.terms_change_do_send()}</Button>
        </Buttons>
      </Form>
    </>
  )
}
