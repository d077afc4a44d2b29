import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { prepareRelease } from '#app/commands/prepare-release.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { AccountNeeds } from '#app/components/granting/account-needs.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { PaymentFacts } from '#app/components/granting/payment-facts.tsx'
import { Link } from '#app/components/link.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { tranchePage } from '#app/server/granting/tranche-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `${m.manager_tranche_release_title({ part: data.part })} – ${data.head.name}`
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return {
    ...(await tranchePage(actor, params.grantId, params.trancheId, clock(request))),
    operation: randomUUID(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await prepareRelease(
    actor,
    params.grantId ?? '',
    params.trancheId ?? '',
    form.value,
    clock(request),
  )
  if (verdict.ok) return redirect(`/manager/releases/${verdict.release}/approval`)
  return refused(verdict, form, await forStaff(actor))
}

/** Prepares one payment: the first of two people. */
export default function Release() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isOpen = page.state === 'ready' || page.state === 'failed'
  return (
    <GrantFrame head={page.head}>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.manager_tranche_release_title({ part: page.part })}</h1>
      {page.endsBefore && (
        <Notice tone="wait" title={m.course_release_ends({ day: page.endsBefore })}>
          <p>{m.course_release_ends_text()}</p>
        </Notice>
      )}
      {page.takenBack && <Notice tone="turn" title={page.takenBack} />}
      <PaymentFacts {...page} />
      <AccountNeeds needs={page.needs} />
      {page.missing.length > 0 && (
        <Notice tone="wait" title={m.manager_tranche_missing()}>
          <ul className="db-list">
            {page.missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          {page.manager && page.confirmations.length > 0 && (
            <p>
              <Link href={`${page.head.path}/tranches/${page.tranche}/confirmation`}>
                {m.manager_tranche_confirm()}
              </Link>
            </p>
          )}
        </Notice>
      )}
      {isOpen && page.manager
        ? page.needs.length === 0 && (
            <Form operation={page.operation} look="inline">
              <p>{m.manager_tranche_release_intro()}</p>
              <Buttons>
                <Button>{m.manager_tranche_prepare_button({ amount: page.amount })}</Button>
              </Buttons>
            </Form>
          )
        : page.missing.length === 0 && <p>{m.manager_tranche_stands({ state: page.word })}</p>}
    </GrantFrame>
  )
}
