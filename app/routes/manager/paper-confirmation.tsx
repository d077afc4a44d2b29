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
import { confirmPaperSignature } from '#app/commands/confirm-paper-signature.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { grantHead, officeGrant } from '#app/server/granting/office-grant.server.ts'
import { paperLine } from '#app/server/granting/paper-signature.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireApprover } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { paperSigningById } from '#db/queries/paper-signings.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.agreement_paper_check(), data?.failed ?? false) },
]

const ConfirmationPost = z.strictObject({
  operation: z.uuid(),
  shown: z.enum(['yes', 'no'], { error: 'empty' }),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireApprover(request)
  const paper = await paperSigningById(db(), actor.fund, params.paperId ?? '')
  if (!paper) throw notFound()
  const grant = await officeGrant(actor, paper.grant)
  return {
    head: grantHead(grant),
    paper: paperLine(paper, grant, actor, currentLocale()),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireApprover(request)
  const form = parseWithZod(await request.formData(), { schema: ConfirmationPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { operation, shown } = form.value
  const said = { operation, shown: shown === 'yes' }
  const verdict = await confirmPaperSignature(actor, params.paperId ?? '', said, clock(request))
  return verdict.ok
    ? redirect(`/manager/grants/${verdict.grant}`)
    : refused(verdict, form, await forStaff(actor))
}

/** The second pair of eyes: does the scan show the signature that was recorded? */
export default function PaperConfirmation() {
  const { head, paper, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = { shown: firstError(answer?.form, 'shown', { empty: m.agreement_paper_shown_empty() }) }
  return (
    <GrantFrame head={head}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.agreement_paper_check()}</h1>
      <Lead>{m.agreement_paper_check_lead()}</Lead>
      <p>
        {paper.text} · {paper.state}
      </p>
      <p>
        <Link href={paper.scan}>{m.agreement_paper_open_scan()}</Link> ·{' '}
        <Link href={`${head.path}/document`}>{m.manager_grant_document()}</Link>
      </p>
      {(paper.check || answer) && (
        <Form operation={operation}>
          <RadioGroup
            name="shown"
            label={m.agreement_paper_shown()}
            defaultValue={typedText(answer?.form, 'shown')}
            error={errors.shown}
            choices={[
              { value: 'yes', label: m.agreement_paper_shown_yes() },
              { value: 'no', label: m.agreement_paper_shown_no() },
            ]}
          />
          <Buttons>
            <Button>{m.agreement_paper_confirm()}</Button>
          </Buttons>
        </Form>
      )}
    </GrantFrame>
  )
}
