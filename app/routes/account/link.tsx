import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { PlainShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { visitor } from '#app/server/session.server.ts'
import { signInHere } from '#app/server/sign-in-here.server.ts'
import { db } from '#db/client.server.ts'
import { requestedHere } from '#db/queries/codes.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.account_link_title() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const here = await visitor(request, clock(request))
  return { here: here ? await requestedHere(db(), params.request ?? '', here.session.idHash) : false }
}

export async function action({ request, params }: ActionFunctionArgs) {
  return signInHere(request, { token: params.token ?? '' })
}

export default function SignInLink() {
  const { here } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <PlainShell>
      <h1>{m.account_link_title()}</h1>
      {answer?.refusal && (
        <Refusal {...answer.refusal} action={<Link href="/account/sign-in">{m.account_new_code()}</Link>} />
      )}
      {here ? (
        <Form>
          <p>{m.account_link_intro()}</p>
          <Buttons>
            <Button>{m.account_link_button()}</Button>
          </Buttons>
        </Form>
      ) : (
        <Notice tone="calm" title={m.account_link_elsewhere_title()}>
          <p>{m.account_link_elsewhere()}</p>
        </Notice>
      )}
    </PlainShell>
  )
}
