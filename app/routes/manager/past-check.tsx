import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { importPast } from '#app/commands/import-past.server.ts'
import { DataList } from '#app/components/block/data-list.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/page/section.tsx'
import { problemsIn } from '#app/components/panel/typed.ts'
import { FileAway } from '#app/components/past/file-away.tsx'
import { ProblemTable } from '#app/components/past/problem-table.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { checkStep } from '#app/server/past/batch-steps.server.ts'
import { ImportPost } from '#app/server/past/past-posts.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.past_check_title() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'bring-past')
  return checkStep(actor, params.pastBatchId, clock(request), currentLocale())
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'bring-past')
  const form = parseWithZod(await request.formData(), { schema: ImportPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await importPast(actor, params.pastBatchId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/past/batches/${verdict.batch}?done=1`)
    : refused(verdict, form, await forStaff(actor))
}

/** What would come of the file, before anything is taken over. */
export default function PastCheck() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack">
        <Link href="/manager/past" look="back">
          ‹ {m.past_title()}
        </Link>
        <ErrorSummary problems={problemsIn({}, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        {page.away ? (
          <>
            <h1>{page.fileName}</h1>
            <FileAway {...page.away} />
          </>
        ) : (
          <Trial page={page} />
        )}
      </div>
    </OfficeShell>
  )
}

type Page = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { away: null }>

function Trial({ page }: { page: Page }) {
  return (
    <>
      <p className="db-over">
        {page.fileName} · {page.kind}
      </p>
      <h1>{m.past_check_title()}</h1>
      <Outcome page={page} />
      <DataList items={page.sums} sums />
      {page.money && <p className="db-small db-soft">{m.past_check_money_hint()}</p>}
      {page.good && (
        <Form operation={page.operation}>
          <Buttons>
            <Button>{page.button}</Button>
          </Buttons>
        </Form>
      )}
      {page.problems.length > 0 && <Problems page={page} />}
      {page.rows.length > 0 && <FirstRows page={page} />}
      <p className="db-row">
        <Link href={`${page.path}/columns`}>{m.past_columns_again()}</Link>
        <Link href={`${page.path}/sheet`}>{m.past_sheet_again()}</Link>
        <Link href="/manager/past/new">{m.past_check_again()}</Link>
      </p>
    </>
  )
}

function Outcome({ page }: { page: Page }) {
  if (page.good) return <Notice tone="good" title={page.title} />
  return (
    <Notice tone="wait" title={page.title}>
      {page.nothing ? m.past_check_nothing_text() : m.past_check_bad_text()}
    </Notice>
  )
}

function Problems({ page }: { page: Page }) {
  return (
    <Section id="problems" title={m.past_check_problems()}>
      <p className="db-small">
        {m.past_check_save()} <a href={`${page.path}/errors/xlsx`}>{m.lists_excel()}</a> ·{' '}
        <a href={`${page.path}/errors/csv`}>{m.lists_csv()}</a>
      </p>
      <ProblemTable problems={page.problems} />
      {page.more && <p className="db-small">{page.more}</p>}
    </Section>
  )
}

function FirstRows({ page }: { page: Page }) {
  return (
    <Section id="rows" title={m.past_check_first()}>
      <Table
        caption={m.past_check_first()}
        captionHidden
        rows={page.rows}
        rowKey={({ line }) => String(line)}
        columns={[
          {
            key: 'line',
            head: m.past_problem_line(),
            cell: ({ line }) => `${m.past_problem_line()} ${line}`,
          },
          ...page.fields.map(({ key, label }) => ({
            key,
            head: label,
            text: true,
            cell: ({ values }: Page['rows'][number]) => values[key] ?? '',
          })),
        ]}
      />
    </Section>
  )
}
