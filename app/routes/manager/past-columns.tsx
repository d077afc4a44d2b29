import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { mapPastColumns } from '#app/commands/map-past-columns.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn, typedList } from '#app/components/panel/typed.ts'
import { FileAway } from '#app/components/past/file-away.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { columnsStep } from '#app/server/past/batch-steps.server.ts'
import { ColumnsPost } from '#app/server/past/past-posts.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.past_columns_title(), data?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'bring-past')
  const page = await columnsStep(actor, params.pastBatchId, currentLocale())
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'bring-past')
  const form = parseWithZod(await request.formData(), { schema: ColumnsPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await mapPastColumns(actor, params.pastBatchId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/past/batches/${verdict.batch}/check`)
    : refused(verdict, form, await forStaff(actor))
}

/** Asks what each column of the file is. */
export default function PastColumns() {
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
          <Columns page={page} answer={answer} />
        )}
      </div>
    </OfficeShell>
  )
}

type Page = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { away: null }>
type ColumnsProps = { page: Page; answer: ReturnType<typeof useActionData<typeof action>> }

function Columns({ page, answer }: ColumnsProps) {
  const chosen = typedList(answer?.form, 'columns')
  return (
    <>
      <ErrorSummary problems={problemsIn({}, answer)} />
      {answer?.refusal && <Refused page={page} refusal={answer.refusal} />}
      <p className="db-over">
        {page.fileName} · {page.kind}
      </p>
      <h1>{m.past_columns_title()}</h1>
      <Lead>{page.remembered ? m.past_columns_remembered() : m.past_columns_guessed()}</Lead>
      {page.headAt && <p>{page.headAt}</p>}
      {!answer && <Missing missing={page.missing} />}
      <Form operation={page.operation}>
        {page.columns.map(({ id, head, examples, field }, at) => (
          <SelectField
            key={id}
            id={id}
            name="columns"
            label={head}
            hint={
              examples.length > 0
                ? m.past_columns_examples({ values: examples.join(' · ') })
                : m.past_columns_no_examples()
            }
            options={page.options}
            empty={false}
            defaultValue={chosen[at] ?? field}
          />
        ))}
        {page.aid && (
          <SelectField
            name="aid"
            label={m.past_aid()}
            hint={m.past_aid_hint()}
            empty={false}
            options={[
              { value: 'unknown', label: m.past_aid_unknown() },
              { value: 'yes', label: m.past_aid_yes() },
              { value: 'no', label: m.past_aid_no() },
            ]}
            defaultValue={page.aid}
          />
        )}
        <Buttons>
          <Button>{m.past_columns_go()}</Button>
        </Buttons>
      </Form>
      <p>
        <Link href={`${page.path}/sheet`}>{m.past_sheet_again()}</Link>
      </p>
    </>
  )
}

function Missing({ missing }: { missing: string | null }) {
  if (!missing) return <Notice tone="good" title={m.past_columns_whole()} />
  return (
    <Notice tone="wait" title={m.past_columns_missing({ fields: missing })}>
      {m.past_columns_missing_text()}
    </Notice>
  )
}

type RefusedProps = { page: Page; refusal: { what: string; whatNow: string; fields: string[] } }

/** The refusal, with the fields that it is about by their names on this page. */
function Refused({ page, refusal }: RefusedProps) {
  const names = refusal.fields.flatMap((key) => page.options.find(({ value }) => value === key)?.label ?? [])
  return (
    <Refusal
      what={refusal.what}
      whatNow={
        <>
          {names.length > 0 && <strong>{names.join(', ')}. </strong>}
          {refusal.whatNow}
        </>
      }
    />
  )
}
