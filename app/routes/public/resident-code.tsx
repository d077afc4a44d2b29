import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { PlainShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'

export const handle = { script: false, query: ['code'] }
export const meta: MetaFunction = () => [{ title: m.outcome_resident_title() }]

/** A code that was typed leads to its page. */
export function loader({ request }: LoaderFunctionArgs) {
  const code = new URL(request.url).searchParams.get('code')?.trim()
  return code ? redirect(`/r/${encodeURIComponent(code.slice(0, 40))}`) : null
}

/** For who cannot scan: the code of a piece of paper, typed over. */
export default function ResidentCode() {
  return (
    <PlainShell>
      <Form method="get" action="/r">
        <h1>{m.outcome_resident_title()}</h1>
        <TextField
          name="code"
          label={m.outcome_resident_code()}
          hint={m.outcome_resident_code_hint()}
          autoComplete="off"
          width="code"
        />
        <Buttons>
          <Button>{m.outcome_resident_go()}</Button>
        </Buttons>
      </Form>
    </PlainShell>
  )
}
