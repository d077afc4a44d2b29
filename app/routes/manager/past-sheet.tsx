import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { choosePastSheet } from '#app/commands/choose-past-sheet.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { Link } from '#app/components/link.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { FileAway } from '#app/components/past/file-away.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { sheetStep } from '#app/server/past/batch-steps.server.ts'
import { SheetPost } from '#app/server/past/past-posts.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.past_sheet_title(), data?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'bring-past')
  const page = await sheetStep(actor, params.pastBatchId, currentLocale())
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'bring-past')
  const form = parseWithZod(await request.formData(), { schema: SheetPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await choosePastSheet(actor, params.pastBatchId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/past/batches/${verdict.batch}/columns`)
    : refused(verdict, form, await forStaff(actor))
}

/** Asks which sheet is read, and what stands in it. */
export default function PastSheet() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack db-column">
        <Link href="/manager/past" look="back">
          ‹ {m.past_title()}
        </Link>
        {page.away ? (
          <>
            <h1>{page.fileName}</h1>
            <FileAway {...page.away} />
          </>
        ) : (
          <Choose page={page} answer={answer} />
        )}
      </div>
    </OfficeShell>
  )
}

type Page = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { away: null }>
type ChooseProps = { page: Page; answer: ReturnType<typeof useActionData<typeof action>> }

function Choose({ page, answer }: ChooseProps) {
  const errors = {
    sheet: firstError(answer?.form, 'sheet', { empty: m.past_sheet_empty() }),
    kind: firstError(answer?.form, 'kind', { empty: m.past_kind_empty() }),
  }
  return (
    <>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <p className="db-over">{page.fileName}</p>
      <h1>{m.past_sheet_title()}</h1>
      <Form operation={page.operation}>
        <SelectField
          name="sheet"
          label={m.past_sheet()}
          error={errors.sheet}
          options={page.sheets}
          empty={false}
          defaultValue={typedText(answer?.form, 'sheet', page.sheet)}
        />
        <RadioGroup
          name="kind"
          label={m.past_kind()}
          hint={page.guessed ? m.past_kind_guessed() : undefined}
          error={errors.kind}
          choices={page.kinds}
          defaultValue={typedText(answer?.form, 'kind', page.kind)}
        />
        <Buttons>
          <Button>{m.past_sheet_go()}</Button>
        </Buttons>
      </Form>
    </>
  )
}
