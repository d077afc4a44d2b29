import { m } from '#app/i18n/paraglide/messages.js'
import { Button, Buttons } from '../form/button.tsx'
import { Checkbox } from '../form/choices.tsx'
import { Form } from '../form/form.tsx'
import { TextField } from '../form/text-field.tsx'

type ViewFormProps = {
  operation: string
  name: string
  shared: boolean
  error?: string
  hidden?: Record<string, string>
}

/** The name of a saved view, and whether colleagues see it. */
export function ViewForm({ operation, name, shared, error, hidden }: ViewFormProps) {
  return (
    <Form operation={operation} hidden={hidden}>
      <TextField
        name="name"
        label={m.manager_tranche_view_name()}
        hint={m.manager_tranche_view_name_hint()}
        defaultValue={name}
        error={error}
      />
      <Checkbox name="shared" label={m.manager_tranche_view_shared()} defaultChecked={shared} />
      <Buttons>
        <Button>{m.manager_tranche_view_save()}</Button>
      </Buttons>
    </Form>
  )
}

/** The words for a name that was not understood. */
export function viewNameWords() {
  return { empty: m.manager_tranche_view_name_empty(), tooLong: m.manager_tranche_view_name_long() }
}
