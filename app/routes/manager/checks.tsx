import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askChecks } from '#app/commands/run-checks.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Table } from '#app/components/block/table.tsx'
import { BooksLinks } from '#app/components/books/books-links.tsx'
import { CheckRun } from '#app/components/checks/check-run.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { checksPage } from '#app/server/books/checks-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.checks_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return checksPage(actor)
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'run-checks')
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await askChecks(actor, form.value, clock(request))
  return verdict.ok ? redirect('/manager/checks') : refused(verdict, form, await forStaff(actor))
}

/** Does everything in the books add up? The last time that it was looked at, and the times before. */
export default function Checks() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current="/manager/fund">
      <Link href="/manager/fund" look="back">
        ‹ {m.manager_fund_title()}
      </Link>
      <div className="db-stack">
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <div className="db-stack-s">
          <h1>{m.checks_title()}</h1>
          <Lead>{m.checks_lead()}</Lead>
        </div>
        <BooksLinks current="/manager/checks" />
        {page.busy && (
          <Notice tone="wait" title={m.checks_busy()}>
            {m.checks_busy_text()}
          </Notice>
        )}
        {!page.last && !page.busy && (
          <Notice tone="calm" title={m.checks_never()}>
            {m.checks_never_text()}
          </Notice>
        )}
        {page.last && <CheckRun run={page.last} />}
        {page.runsNow && !page.busy && (
          <Form operation={page.operation}>
            <Buttons>
              <Button look="second">{m.checks_now()}</Button>
            </Buttons>
          </Form>
        )}
        {page.runs.length > 0 && <History runs={page.runs} />}
      </div>
    </OfficeShell>
  )
}

type Run = { key: string; when: string; href: string | null; by: string; outcome: string }

function History({ runs }: { runs: Run[] }) {
  return (
    <Section id="history" title={m.checks_history()}>
      <Table
        caption={m.checks_history()}
        captionHidden
        rows={runs}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'when',
            head: m.checks_when(),
            cell: ({ when, href }) => (href ? <Link href={href}>{when}</Link> : when),
          },
          { key: 'by', head: m.checks_by(), cell: ({ by }) => by },
          { key: 'outcome', head: m.checks_outcome(), cell: ({ outcome }) => outcome },
        ]}
      />
    </Section>
  )
}
