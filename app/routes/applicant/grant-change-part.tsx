import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '#app/components/block/refusal.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { OwnGrantFrame } from '#app/components/granting/own-grant-frame.tsx'
import { parts } from '#app/components/terms/parts.tsx'
import { TermsForm } from '#app/components/terms/terms-form.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { granteeSide } from '#app/server/granting/agreement-side.server.ts'
import { changePartPage, keepChangePart } from '#app/server/granting/change-steps.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: page
      ? titleWithError(`${parts[page.part].title()} – ${page.head.name}`, page.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requirePerson(args.request)
  return changePartPage(args, granteeSide(actor))
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requirePerson(args.request)
  return keepChangePart(args, granteeSide(actor))
}

/** One part of an agreement, to say how it should be. */
export default function GrantChangePart() {
  const { head, part, typed, about, seen, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OwnGrantFrame head={head} back={{ href: `${head.path}/change`, label: m.terms_change_back() }}>
      <h1>{parts[part].title()}</h1>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <TermsForm
        which={[part]}
        {...{ typed, about, seen, operation }}
        reply={answer?.form}
        save={m.terms_change_save()}
      />
    </OwnGrantFrame>
  )
}
