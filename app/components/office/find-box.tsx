import { m } from '#app/i18n/paraglide/messages.js'
import { Button } from '../form/button.tsx'
import { Form } from '../form/form.tsx'
import { TextField } from '../form/text-field.tsx'

/** One box that looks through everything that who types may see. */
export function FindBox({ typed = '', hint = false }: { typed?: string; hint?: boolean }) {
  return (
    <Form method="get" action="/manager/search" look="find" label={m.lists_find_title()}>
      <TextField
        name="q"
        label={m.lists_find_label()}
        hint={hint ? m.lists_find_hint() : undefined}
        defaultValue={typed}
      />
      <Button look="second">{m.lists_find_do()}</Button>
    </Form>
  )
}
