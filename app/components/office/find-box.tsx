import { m } from '#app/i18n/paraglide/messages.js'
import { Button } from '../form/button.tsx'
import { Form } from '../form/form.tsx'
import { TextField } from '../form/text-field.tsx'

/** One box that looks through everything that who types may see; `example` is what a reference of this fund looks like. */
export function FindBox({ typed, example }: { typed: string; example: string }) {
  return (
    <Form method="get" action="/manager/search" look="find" label={m.lists_find_title()}>
      <TextField
        name="q"
        label={m.lists_find_label()}
        hint={m.lists_find_hint({ example })}
        defaultValue={typed}
      />
      <Button look="second">{m.lists_find_do()}</Button>
    </Form>
  )
}
