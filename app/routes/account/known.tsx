import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { tellOfOneself } from '#app/commands/tell-of-oneself.server.ts'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Checkbox } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Link } from '#app/components/link.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { InitiativeShell } from '#app/components/shell.tsx'
import { can } from '#app/domain/access.ts'
import { readPostcode } from '#app/domain/proposal/typing.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { requirePerson } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { ownFacts } from '#db/queries/named-panel.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.account_known_title(), data?.failed ?? false) },
]

const FactsPost = z.strictObject({
  operation: z.uuid(),
  organisation: z.string().trim().max(200, { error: 'tooLong' }).optional(),
  postcode: z
    .string()
    .trim()
    .optional()
    .refine((typed) => !typed || 'value' in readPostcode(typed), { error: 'wrong' }),
  named: z.literal('on').optional(),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  if (!can(actor, 'tell-of-oneself').ok) throw notFound()
  const facts = await ownFacts(db(), actor.fund, actor.person)
  return { facts, operation: randomUUID(), failed: hasWrongForm(context) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  if (!can(actor, 'tell-of-oneself').ok) throw notFound()
  const form = parseWithZod(await request.formData(), { schema: FactsPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { operation, organisation, postcode, named } = form.value
  const told = { organisation: organisation || null, postcode: postcode || null, named: named === 'on' }
  const verdict = await tellOfOneself(actor, { operation, ...told }, clock(request))
  return verdict.ok ? redirect('/account') : refused(verdict, form)
}

/** What somebody of the panel or the staff tells of themselves. */
export default function Known() {
  const { facts, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    organisation: firstError(answer?.form, 'organisation', { tooLong: m.account_known_too_long() }),
    postcode: firstError(answer?.form, 'postcode', { wrong: m.account_known_postcode_wrong() }),
  }
  return (
    <InitiativeShell>
      <Link href="/account" look="back">
        ‹ {m.account_title()}
      </Link>
      <div className="db-stack db-column">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        <h1>{m.account_known_title()}</h1>
        <p>{m.account_known_text()}</p>
        <Form operation={operation}>
          <TextField
            name="organisation"
            optional
            label={m.account_known_organisation()}
            hint={m.account_known_organisation_hint()}
            error={errors.organisation}
            defaultValue={typedText(answer?.form, 'organisation') || facts.organisation}
          />
          <TextField
            name="postcode"
            optional
            width="short"
            label={m.account_known_postcode()}
            error={errors.postcode}
            defaultValue={typedText(answer?.form, 'postcode') || facts.postcode}
            autoComplete="postal-code"
          />
          {facts.onPanel && (
            <Checkbox name="named" label={m.account_known_named()} defaultChecked={facts.named} />
          )}
          <Buttons>
            <Button>{m.account_known_save()}</Button>
          </Buttons>
        </Form>
      </div>
    </InitiativeShell>
  )
}
