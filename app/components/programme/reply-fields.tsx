import { m } from '#app/i18n/paraglide/messages.js'
import { Button, Buttons } from '../form/button.tsx'
import { RadioGroup } from '../form/choices.tsx'
import { firstError } from '../form/first-error.ts'
import { TextArea } from '../form/text-area.tsx'
import type { EditAnswer } from './edit-frame.tsx'

export const partnerReplyFields = ['answer', 'remark'] as const
type Form = NonNullable<EditAnswer>['form'] | undefined

/** What is the matter with a reply, by field. */
export function replyErrors(form: Form): Record<string, string | undefined> {
  return {
    answer: firstError(form, 'answer', { empty: m.together_partner_empty() }),
    remark: firstError(form, 'remark', { tooLong: m.together_partner_long() }),
  }
}

type ReplyProps = { label: string; form: Form; saved: { answer: string; remark: string }; readBy: string }

/** Does a partner take part: yes or no, a few words beside it, and the button. */
export function ReplyFields({ label, form, saved, readBy }: ReplyProps) {
  const typed = form?.initialValue
  const shownIn = (name: 'answer' | 'remark') => {
    const value = typed ? typed[name] : saved[name]
    return typeof value === 'string' ? value : ''
  }
  const errors = replyErrors(form)
  return (
    <>
      <RadioGroup
        name="answer"
        label={label}
        error={errors.answer}
        defaultValue={shownIn('answer')}
        choices={[
          { value: 'yes', label: m.together_partner_yes() },
          { value: 'no', label: m.together_partner_no() },
        ]}
      />
      <TextArea
        name="remark"
        small
        optional
        label={m.together_partner_remark()}
        hint={readBy}
        error={errors.remark}
        defaultValue={shownIn('remark')}
      />
      <Buttons>
        <Button>{m.together_partner_send()}</Button>
      </Buttons>
    </>
  )
}
