import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import type { ChangedAnswer } from '../changes/changed-text.tsx'
import { Button, ButtonLink, Buttons } from '../form/button.tsx'
import { DateField } from '../form/date-field.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import { problemsIn, typedText } from '../panel/typed.ts'
import {
  type ChangeKind,
  type ChangePartView,
  type ChangeStanding,
  ChangeWeight,
  WhatChanges,
} from './change-view.tsx'

type Reply = Parameters<typeof firstError>[0] & Parameters<typeof typedText>[0]
type ChangeSendingProps = {
  /** Of what is being changed: where to go on with it. */
  back: string
  page: {
    rows: ChangedAnswer[]
    kind: ChangeKind | null
    standing: ChangeStanding | null
    parts: ChangePartView[]
    /** Why it cannot be sent, and what to do. */
    problem: { what: string; whatNow: string } | null
    seen: string
    since: string
    operation: string
  }
  reply?: Reply
  refusal: { what: string; whatNow: string } | null
}

/** The last step of a change: why, and from which day; beside it what it means. */
export function ChangeSending({ back, page, reply, refusal }: ChangeSendingProps) {
  const { rows, kind, standing, parts, problem, seen, since, operation } = page
  const errors = {
    reason: firstError(reply, 'reason', {
      empty: m.terms_change_reason_empty(),
      tooLong: m.manager_grant_error_long(),
    }),
    effectiveFrom: firstError(reply, 'effectiveFrom', { wrong: m.manager_grant_error_day() }),
  }
  if (problem) {
    return (
      <>
        <Refusal {...problem} action={<ButtonLink href={back}>{m.terms_change_cannot_back()}</ButtonLink>} />
        {rows.length > 0 && <WhatChanges rows={rows} />}
      </>
    )
  }
  return (
    <>
      {refusal && <Refusal {...refusal} />}
      <WhatChanges rows={rows} />
      {kind && standing && <ChangeWeight {...{ kind, standing, parts }} />}
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
