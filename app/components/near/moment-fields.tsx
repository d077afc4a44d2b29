import { momentKinds } from '#app/domain/near/contact-moment.ts'
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
export function momentErrors(form: Reply) {
  const day = { day: m.near_day_wrong(), empty: m.near_day_wrong() }
  return {
    kind: firstError(form, 'kind', { empty: m.near_note_kind_empty() }),
    on: firstError(form, 'on', day),
    words: firstError(form, 'words', { empty: m.near_note_words_empty(), tooLong: m.near_too_long() }),
    step: firstError(form, 'step', { tooLong: m.near_step_too_long() }),
    stepOn: firstError(form, 'stepOn', day),
  }
}

const kinds: Record<(typeof momentKinds)[number], () => string> = {
  call: m.near_note_kind_call,
  visit: m.near_note_kind_visit,
  mail: m.near_note_kind_mail,
  talk: m.near_note_kind_talk,
  note: m.near_note_kind_note,
}

type SaidFieldsProps = {
  errors: Pick<ReturnType<typeof momentErrors>, 'kind' | 'on' | 'words'>
  form: Reply
  /** What stands there before anything is typed. */
  saved: { kind: string; on: string; words: string }
  /** Who can be mentioned, by first name. */
  colleagues: readonly string[]
}

/** How and when it was, and what was said. */
export function SaidFields({ errors, form, saved, colleagues }: SaidFieldsProps) {
  const field = (name: keyof typeof errors) => ({
    name,
    error: errors[name],
    defaultValue: typedText(form, name, saved[name]),
  })
  const names = colleagues.map((name) => `@${name}`).join(', ')
  return (
    <>
      <RadioGroup
        {...field('kind')}
        label={m.near_note_kind()}
        choices={momentKinds.map((kind) => ({ value: kind, label: kinds[kind]() }))}
      />
      <DateField {...field('on')} label={m.near_note_on()} />
      <TextArea
        {...field('words')}
        label={m.near_note_words()}
        hint={names ? m.near_note_mention({ names }) : undefined}
      />
    </>
  )
}

type MomentFieldsProps = Omit<SaidFieldsProps, 'errors'> & {
  errors: ReturnType<typeof momentErrors>
  takers: readonly Option[]
}

/** What was said with an initiative, and the step that was agreed. */
export function MomentFields({ takers, ...said }: MomentFieldsProps) {
  const { errors, form } = said
  const field = (name: 'step' | 'stepOn') => ({
    name,
    error: errors[name],
    defaultValue: typedText(form, name, ''),
  })
  return (
    <>
      <SaidFields {...said} />
      <h2>{m.near_step_title()}</h2>
      <p>{m.near_step_text()}</p>
      <TextField {...field('step')} optional label={m.near_step_what()} />
      <DateField {...field('stepOn')} optional label={m.near_step_on()} />
      <SelectField
        name="stepBy"
        optional
        label={m.near_step_by()}
        options={[...takers, { value: 'initiative', label: m.near_step_initiative() }]}
        defaultValue={typedText(form, 'stepBy')}
      />
    </>
  )
}
