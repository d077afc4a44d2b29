import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { z } from 'zod'
import { answerAsResident } from '#app/commands/answer-as-resident.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn } from '#app/components/panel/typed.ts'
import { PlainShell } from '#app/components/shell.tsx'
import { residentAnswers } from '#app/domain/grant/resident-code.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { residentPage } from '#app/server/public/resident-page.server.ts'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'

/** What a code shows changes when it is used, so the page is never kept. */
export const handle = { script: false, kept: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(m.outcome_resident_title(), page?.failed ?? false) },
  { name: 'robots', content: 'noindex' },
]

const Answer = z.strictObject({ answer: z.enum(residentAnswers, { error: 'empty' }) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { known, ...page } = await residentPage(params.code ?? '', clock(request))
  return data({ ...page, failed: hasWrongForm(context) }, { status: known ? 200 : 404 })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = parseWithZod(await request.formData(), { schema: Answer })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const fund = await currentFund(db())
  const verdict = await answerAsResident(fund?.id ?? '', params.code ?? '', form.value.answer, clock(request))
  return verdict.ok ? redirect('/r/thanks') : refused(verdict, form)
}

/** What a resident sees who scanned a code: what it is about, and one question. */
export default function Resident() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const error = firstError(answer?.form, 'answer', { empty: m.outcome_resident_empty() })
  const refusal = answer?.refusal ?? page.refusal
  return (
    <PlainShell>
      <ErrorSummary problems={problemsIn({ answer: error }, answer)} />
      {refusal && (
        <>
          <h1>{m.outcome_resident_title()}</h1>
          <Refusal what={refusal.what} whatNow={refusal.whatNow} />
        </>
      )}
      {!refusal && page.about && (
        <Form>
          <h1>{m.outcome_resident_title()}</h1>
          <Lead>{m.outcome_resident_intro(page.about)}</Lead>
          <RadioGroup
            name="answer"
            label={m.outcome_resident_question()}
            error={error}
            choices={[
              { value: 'yes', label: m.outcome_resident_yes() },
              { value: 'no', label: m.outcome_resident_no() },
            ]}
          />
          <p className="db-small">{m.outcome_resident_what()}</p>
          <Buttons>
            <Button>{m.outcome_resident_send()}</Button>
          </Buttons>
        </Form>
      )}
    </PlainShell>
  )
}
