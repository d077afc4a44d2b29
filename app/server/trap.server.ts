import { trapName } from '#app/components/form/trap-field.tsx'

/** Did a robot fill in the field that people do not see? The field is taken out of the form. */
export function trapped(form: FormData): boolean {
  const filled = form.getAll(trapName).some((value) => value !== '')
  form.delete(trapName)
  return filled
}
