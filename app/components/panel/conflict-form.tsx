import { m } from '#app/i18n/paraglide/messages.js'
import { Button, Buttons } from '../form/button.tsx'
import { CheckboxGroup, RadioGroup } from '../form/choices.tsx'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'

type Said = { value: string; label: string; hint?: string }
export type ConflictWords = {
  question: string
  grades: Said[]
  groundsLabel: string
  grounds: Said[]
  note: string
}

type ConflictFormProps = {
  words: ConflictWords
  operation: string
  typed: { grade: string; grounds: readonly string[]; note: string }
  errors: { grade?: string; grounds?: string; note?: string }
}

/** The question before the text opens: whether one knows these people, from where, and how near. */
export function ConflictForm({ words, operation, typed, errors }: ConflictFormProps) {
  return (
    <Form operation={operation}>
      <RadioGroup
        name="grade"
        label={words.question}
        choices={words.grades}
        defaultValue={typed.grade}
        error={errors.grade}
      />
      <CheckboxGroup
        name="grounds"
        label={words.groundsLabel}
        hint={m.reviewer_grounds_hint()}
        choices={words.grounds}
        defaultValue={typed.grounds}
        error={errors.grounds}
      />
      <TextArea name="note" small optional label={words.note} defaultValue={typed.note} error={errors.note} />
      <Buttons>
        <Button>{m.reviewer_declare_button()}</Button>
      </Buttons>
    </Form>
  )
}
