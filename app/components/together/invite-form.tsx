import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { Checkbox, RadioGroup } from '../form/choices.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextField } from '../form/text-field.tsx'
import { Section } from '../page/section.tsx'
import { typedText } from '../panel/typed.ts'
import type { TypedAnswer } from './act-page.tsx'
import { problemsOfPage } from './problems.ts'

/** Asks somebody to write or read along. */
export function InviteForm({ operation, answer }: { operation: string; answer: TypedAnswer }) {
  const errors = {
    email: firstError(answer?.form, 'email', {
      empty: m.together_invite_email_empty(),
      wrong: m.together_invite_email_wrong(),
    }),
    relation: firstError(answer?.form, 'relation', { empty: m.together_invite_relation_empty() }),
  }
  return (
    <Section id="invite" title={m.together_invite_title()}>
      <div className="db-stack db-column">
        <ErrorSummary problems={problemsOfPage(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <Form operation={operation}>
          <TextField
            name="email"
            type="email"
            autoComplete="off"
            label={m.together_invite_email()}
            hint={m.together_invite_email_hint()}
            error={errors.email}
            defaultValue={typedText(answer?.form, 'email')}
          />
          <RadioGroup
            name="relation"
            label={m.together_invite_relation()}
            error={errors.relation}
            defaultValue={typedText(answer?.form, 'relation')}
            choices={[
              { value: 'editor', label: m.together_invite_editor(), hint: m.together_invite_editor_hint() },
              { value: 'reader', label: m.together_invite_reader(), hint: m.together_invite_reader_hint() },
            ]}
          />
          <Checkbox
            name="helper"
            label={m.together_invite_helper()}
            hint={m.together_invite_helper_hint()}
            defaultChecked={typedText(answer?.form, 'helper') === 'on'}
          />
          <Buttons>
            <Button>{m.together_invite_button()}</Button>
          </Buttons>
        </Form>
      </div>
    </Section>
  )
}
