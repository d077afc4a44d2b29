import { m } from '#app/i18n/paraglide/messages.js'
import { Button } from '../form/button.tsx'
import { Form } from '../form/form.tsx'

type RemoveFormProps = {
  path: string
  act: 'remove-page' | 'remove-question'
  target: string
  operation: string
  seen: string
}

/** Takes a page or a question away; it stays in the versions that were asked. */
export function RemoveForm({ path, act, target, operation, seen }: RemoveFormProps) {
  return (
    <Form action={path} look="inline" operation={operation} hidden={{ seen, act, key: target }}>
      <Button look="danger">
        {act === 'remove-page' ? m.asking_remove_page() : m.asking_remove_question()}
      </Button>
    </Form>
  )
}
