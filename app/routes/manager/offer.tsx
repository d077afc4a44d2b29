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
import { daysToSign, prepareOffer } from '#app/commands/prepare-offer.server.ts'
import { AgreementPicture } from '#app/components/agreement-picture/agreement-picture.tsx'
import { Facts } from '#app/components/block/facts.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { Link } from '#app/components/link.tsx'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { amountOf } from '#app/domain/grant/instrument.ts'
import { hashOf } from '#app/effects/hash.ts'
import { formatDay, formatList, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { agreementTexts } from '#app/server/agreement-texts.server.ts'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, isShownAgain } from '#app/server/failed-form.server.ts'
import { pictureFor } from '#app/server/granting/agreement-page.server.ts'
import { grantHead, officeGrant } from '#app/server/granting/office-grant.server.ts'
import { termsProblems } from '#app/server/granting/terms-problems.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager, requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { newestVersion } from '#db/queries/agreements.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.manager_grant_offer_title()} – ${data.head.name}` : m.shell_error_404_title() },
]

const OfferPost = z.strictObject({ operation: z.uuid(), seen: z.string().regex(/^[0-9a-f]{64}$/) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const grant = await officeGrant(actor, params.grantId)
  const version = await newestVersion(db(), grant.id)
  if (!version) throw notFound()
  if (version.state !== 'drafted' && !isShownAgain(context)) throw redirect(`/manager/grants/${grant.id}`)
  const [now, language] = [clock(request), currentLocale()]
  const { terms } = version
  return {
    head: grantHead(grant),
    seen: hashOf(terms),
    operation: randomUUID(),
    manager: actor.roles.includes('manager'),
    problems: await termsProblems(grant, terms, now, language),
    amount: formatMoney(amountOf(terms), language),
    signers: formatList(
      terms.grantee.representatives.map(({ name }) => name),
      language,
    ),
    grantee: terms.grantee.name,
    expires: formatDay(addDays(dayOf(now), daysToSign), language),
    picture: pictureFor(version, null, now, language),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: OfferPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await prepareOffer(
    actor,
    params.grantId ?? '',
    form.value,
    agreementTexts(),
    clock(request),
  )
  if (verdict.ok) return redirect(`/manager/grants/${params.grantId}`)
  formWasRefused(context)
  return refused(verdict, form, await forStaff(actor))
}

/** The last look before terms are frozen and offered. */
export default function Offer() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { head, problems } = page
  return (
    <GrantFrame head={head}>
      <h1>{m.manager_grant_offer_title()}</h1>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <p>{m.manager_grant_offer_intro()}</p>
      <Facts
        facts={[
          { term: m.manager_grant_grantee(), value: page.grantee },
          { term: m.manager_grant_amount(), value: page.amount },
          { term: m.manager_grant_signers(), value: page.signers },
          { term: m.manager_grant_sign_until(), value: page.expires },
        ]}
      />
      <AgreementPicture data={page.picture} id="offer" />
      {problems.length > 0 ? (
        <Notice tone="wait" title={m.manager_grant_problems()}>
          <ul className="db-list">
            {problems.map(({ what, whatNow, decision }) => (
              <li key={what}>
                {what} {whatNow} {decision && <Link href={decision}>{m.terms_problem_to_decision()}</Link>}
              </li>
            ))}
          </ul>
          <p>
            <Link href={`${head.path}/terms`}>{m.manager_grant_to_terms()}</Link>
          </p>
        </Notice>
      ) : (
        page.manager && (
          <Form operation={page.operation} hidden={{ seen: page.seen }} look="inline">
            <Buttons>
              <Button>{m.manager_grant_offer()}</Button>
              <Link href={`${head.path}/terms`} look="alone">
                {m.manager_grant_to_terms()}
              </Link>
            </Buttons>
          </Form>
        )
      )}
    </GrantFrame>
  )
}
