import { m } from '#app/i18n/paraglide/messages.js'
import type { AdminAnswer } from '../admin/admin-edit.tsx'
import { CheckboxGroup } from '../form/choices.tsx'
import { typedList } from '../panel/typed.ts'

type DependsFieldProps = {
  answers: { value: string; label: string }[]
  dependsOn: string[]
  answer: AdminAnswer
}

/** For which answers something is asked; nothing where no answer before it can be chosen from. */
export function DependsField({ answers, dependsOn, answer }: DependsFieldProps) {
  if (answers.length === 0) return null
  const wrong = answer?.form?.error?.showIf?.[0] !== undefined
  return (
    <CheckboxGroup
      name="showIf"
      label={m.asking_depends()}
      hint={m.asking_depends_hint()}
      choices={answers}
      defaultValue={[...typedList(answer?.form, 'showIf', dependsOn)]}
      error={wrong ? m.asking_depends_one() : undefined}
      optional
    />
  )
}
