import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { PlainShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { notFound } from '#app/server/answers.server.ts'
import { keptPost } from '#app/server/kept-posts.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.account_kept_title() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request)
  const kept = await keptPost(params.id ?? '', person.session)
  if (!kept) throw notFound()
  return { path: kept.path, fields: kept.fields }
}

/** Offers a form again that was posted before its writer had proved who they are: one button sends it as it was typed. */
export default function Kept() {
  const { path, fields } = useLoaderData<typeof loader>()
  return (
    <PlainShell>
      <h1>{m.account_kept_title()}</h1>
      <p>{m.account_kept_intro()}</p>
      <form method="post" action={path}>
        {fields.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the fields of a kept form never change, and names repeat
          <textarea key={`${index}-${name}`} name={name} defaultValue={value} hidden readOnly />
        ))}
        <Buttons>
          <Button>{m.account_kept_button()}</Button>
        </Buttons>
      </form>
    </PlainShell>
  )
}
