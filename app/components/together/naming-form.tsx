import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { RadioGroup } from '../form/choices.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import { TextField } from '../form/text-field.tsx'
import { Link } from '../link.tsx'
import { Lead } from '../page/heading.tsx'
import { problemsIn, typedText } from '../panel/typed.ts'
import type { TypedAnswer } from './act-page.tsx'

type NamingFormProps = {
  page: {
    path: string
    named: { key: string; who: string }[]
    members: { id: string; name: string }[]
    operation: string
  }
  answer: TypedAnswer
}

/** Whom the applicant named, and the question whom else: from the list of who agreed to be named, or in words. */
export function NamingForm({ page, answer }: NamingFormProps) {
  const tooLong = m.together_naming_too_long()
  const errors = {
    words: firstError(answer?.form, 'words', { empty: m.together_naming_words_empty(), tooLong }),
    reason: firstError(answer?.form, 'reason', { tooLong }),
  }
  const choices = [
    ...page.members.map(({ id, name }) => ({ value: id, label: name })),
    { value: 'other', label: m.together_naming_other() },
  ]
  return (
    <div className="db-stack db-column">
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <div className="db-stack-s">
        <h1>{m.together_naming_title()}</h1>
        <Lead>{m.together_naming_lead()}</Lead>
        <p>{m.together_naming_then()}</p>
      </div>
      {page.named.length > 0 && (
        <section>
          <h2>{m.together_naming_yours()}</h2>
          <ul className="db-plain">
            {page.named.map(({ key, who }) => (
              <li key={key}>
                {who}{' '}
                <Link href={`${page.path}/naming/${key}/ending`} look="alone">
                  {m.together_naming_end()}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Form operation={page.operation}>
        {page.members.length > 0 && (
          <RadioGroup
            name="member"
            label={m.together_naming_member()}
            choices={choices}
            defaultValue={typedText(answer?.form, 'member')}
          />
        )}
        <TextField
          name="words"
          label={m.together_naming_words()}
          hint={page.members.length > 0 ? m.together_naming_words_hint() : undefined}
          error={errors.words}
          defaultValue={typedText(answer?.form, 'words')}
        />
        <TextArea
          name="reason"
          small
          optional
          label={m.together_naming_reason()}
          error={errors.reason}
          defaultValue={typedText(answer?.form, 'reason')}
        />
        <Buttons>
          <Button>{m.together_naming_button()}</Button>
        </Buttons>
      </Form>
    </div>
  )
}
