import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import type { ChangedAnswer } from '../changes/changed-text.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { RadioGroup } from '../form/choices.tsx'
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
type ChangeAnswerProps = {
  change: {
    rows: ChangedAnswer[]
    kind: ChangeKind
    standing: ChangeStanding
    parts: ChangePartView[]
    reason: string | null
    operation: string
  }
  reply?: Reply
  refusal: { what: string; whatNow: string } | null
}

/** Yes or no to a change of the other side; a no says why. */
export function ChangeAnswer({ change, reply, refusal }: ChangeAnswerProps) {
  const { rows, kind, standing, parts, reason, operation } = change
  const errors = {
    verdict: firstError(reply, 'verdict', { empty: m.terms_change_verdict_empty() }),
    answer: firstError(reply, 'answer', { tooLong: m.manager_grant_error_long() }),
  }
  return (
    <>
      {refusal && <Refusal {...refusal} />}
      {reason && <p className="db-lead">{reason}</p>}
      <WhatChanges rows={rows} />
      <ChangeWeight {...{ kind, standing, parts }} />
      <Form operation={operation}>
        <ErrorSummary problems={problemsIn(errors)} />
        <RadioGroup
          name="verdict"
          label={m.terms_change_verdict()}
          defaultValue={typedText(reply, 'verdict')}
          error={errors.verdict}
          choices={[
            {
              value: 'yes',
              label: m.terms_change_yes(),
              hint: kind === 'amendment' ? m.terms_change_yes_sign() : m.terms_change_yes_now(),
            },
            { value: 'no', label: m.terms_change_no(), hint: m.terms_change_no_hint() },
          ]}
        />
        <TextArea
          name="answer"
          label={m.terms_change_answer()}
          hint={m.terms_change_answer_hint()}
          defaultValue={typedText(reply, 'answer')}
          error={errors.answer}
          small
        />
        <Buttons>
          <Button>{m.terms_change_answer_do()}</Button>
        </Buttons>
      </Form>
    </>
  )
}
