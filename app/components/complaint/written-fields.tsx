import { grantSubjects } from '#app/domain/complaint.ts'
import { complaintSubjectWords } from '#app/i18n/complaint-words.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { RadioGroup } from '../form/choices.tsx'
import { DateField } from '../form/date-field.tsx'
import { firstError } from '../form/first-error.ts'
import { type Option, SelectField } from '../form/select-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import { TextField } from '../form/text-field.tsx'
import { typedText } from '../panel/typed.ts'

type Reply =
  | { error?: Record<string, string[] | null> | null; initialValue?: Record<string, unknown> | null }
  | null
  | undefined

/** What is wrong in the form, in the order of its fields. */
export function writtenErrors(form: Reply) {
  const of = (field: string, words: Record<string, string>) => firstError(form, field, words)
  const tooLong = m.complaint_too_long()
  return {
    way: of('way', { empty: m.complaint_way_empty() }),
    receivedOn: of('receivedOn', { day: m.complaint_day_wrong() }),
    name: of('name', { empty: m.complaint_new_name_empty(), tooLong }),
    email: of('email', { wrong: m.complaint_new_email_wrong() }),
    address: of('address', { tooLong }),
    about: of('about', { empty: m.complaint_form_about_empty() }),
    reference: of('reference', { tooLong }),
    words: of('words', { empty: m.complaint_form_words_empty(), tooLong }),
    lateReason: of('lateReason', { tooLong }),
  }
}

type WrittenFieldsProps = { errors: ReturnType<typeof writtenErrors>; form: Reply; people: Option[] }

/** The fields of a complaint that came on paper or by telephone. */
export function WrittenFields({ errors, form, people }: WrittenFieldsProps) {
  const field = (name: keyof typeof errors) => ({
    name,
    error: errors[name],
    defaultValue: typedText(form, name),
  })
  return (
    <>
      <RadioGroup
        {...field('way')}
        label={m.complaint_way()}
        choices={[
          { value: 'letter', label: m.complaint_way_letter() },
          { value: 'phone', label: m.complaint_way_phone() },
          { value: 'talk', label: m.complaint_way_talk() },
        ]}
      />
      <DateField {...field('receivedOn')} label={m.complaint_new_received()} />
      <TextField {...field('name')} label={m.complaint_new_name()} />
      <TextField {...field('email')} type="email" optional label={m.complaint_new_email()} />
      <TextField {...field('address')} optional label={m.complaint_new_address()} />
      <RadioGroup
        {...field('about')}
        label={m.complaint_form_about()}
        choices={[
          { value: 'decision', label: m.complaint_about_decision() },
          { value: 'treatment', label: m.complaint_new_about_treatment() },
          ...grantSubjects.map((value) => ({ value, label: complaintSubjectWords[value]() })),
        ]}
      />
      <TextField
        {...field('reference')}
        optional
        label={m.complaint_new_reference()}
        hint={m.complaint_new_reference_hint()}
      />
      <SelectField
        name="against"
        optional
        label={m.complaint_new_against()}
        hint={m.complaint_new_against_hint()}
        empty={m.complaint_new_nobody()}
        options={people}
        defaultValue={typedText(form, 'against')}
      />
      <TextArea {...field('words')} label={m.complaint_their_words()} />
      <TextArea {...field('lateReason')} small optional label={m.complaint_late()} />
    </>
  )
}
