import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { startReport } from '#app/commands/start-report.server.ts'
import { Paragraphs } from '#app/components/block/lines.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { PersonCard } from '#app/components/block/person-card.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { StandingFigures } from '#app/components/report/corrections.tsx'
import { ReportShell } from '#app/components/report/report-shell.tsx'
import { ReportSummary } from '#app/components/report/report-summary.tsx'
import { ChangedSince, Sendings } from '#app/components/report/sendings.tsx'
import { Waiting } from '#app/components/report/unsent-report.tsx'
import { useRootData } from '#app/components/shell-data.ts'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { TaskList } from '#app/components/state/task-list.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { readForm } from '#app/server/form-reading.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import {
  ownCorrections,
  ownSendings,
  ownWaiting,
  reportOverview,
  reportPath,
} from '#app/server/reports/overview.server.ts'
import { reporting } from '#app/server/reports/reporting.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.strip.title} – ${page.strip.initiative}` : '' },
]

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const here = await reporting(actor, params)
  const language = currentLocale()
  return {
    ...reportOverview(here, clock(request), language),
    ...(await ownSendings(here, language)),
    waiting: await ownWaiting(here, language),
    figures: await ownCorrections(here, language),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const { grant, moment } = await reporting(actor, params)
  const form = readForm(await request.formData(), OperationPost)
  if (form.status !== 'success') return invalid(form)
  const verdict = await startReport(actor, grant.id, moment.id, form.value, clock(request))
  return verdict.ok ? redirect(reportPath(grant.id, moment.id)) : refused(verdict, form)
}

/** One address for the whole life of a report. */
export default function Report() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { person } = useRootData()
  return (
    <ReportShell strip={page.strip}>
      <Link href={page.back} look="back">
        ‹ {page.strip.initiative}
      </Link>
      <Columns
        sideLabel={m.results_report_help()}
        side={person && <PersonCard person={person} title={m.components_person_initiative()} />}
      >
        {answer?.refusal && <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />}
        <p>
          <StateTag machine="report" state={page.state} side="applicant">
            {page.word}
          </StateTag>
        </p>
        <h1>{page.strip.title}</h1>
        <Stand page={page} />
      </Columns>
      <StandingFigures figures={page.figures} />
      <ChangedSince changed={page.changed} />
      {page.view && <ReportSummary view={page.view} />}
      <Sendings sendings={page.sendings} />
    </ReportShell>
  )
}

function Stand({ page }: { page: Page }) {
  if (page.state === 'due') return <Begin page={page} />
  if (page.state === 'sent') {
    return (
      <Notice tone="wait" title={m.results_report_sent_title()}>
        {m.results_report_sent_text({ when: page.sentAt ?? '' })}
      </Notice>
    )
  }
  if (page.skipped !== null) {
    return (
      <>
        <Notice tone="calm" title={m.reporting_skipped()}>
          {m.reporting_skip_reason({ reason: page.skipped })}
        </Notice>
        <Waiting waiting={page.waiting} />
      </>
    )
  }
  if (page.state === 'accepted') {
    return (
      <Notice tone="good" title={m.results_report_accepted_title()}>
        {m.results_report_accepted_text({ day: page.judgedAt ?? '' })}
      </Notice>
    )
  }
  return <Write page={page} />
}

function Begin({ page: { milestones, operation, writes, strip } }: { page: Page }) {
  return (
    <>
      <Lead>{m.results_report_begin_lead()}</Lead>
      {milestones.length > 0 && (
        <>
          <p>{m.results_report_about_milestones()}</p>
          <ul className="db-list">
            {milestones.map(({ key, title }) => (
              <li key={key}>{title}</li>
            ))}
          </ul>
        </>
      )}
      {strip.due && <p className="db-soft">{strip.due}</p>}
      {writes ? (
        <Form operation={operation}>
          <Buttons>
            <Button>{m.results_report_begin()}</Button>
          </Buttons>
        </Form>
      ) : (
        <Notice tone="calm" title={m.results_report_not_yours_title()}>
          {m.results_report_not_yours()}
        </Notice>
      )}
    </>
  )
}

function Write({ page: { question, tasks, strip, writes } }: { page: Page }) {
  const done = tasks.every(({ state }) => state !== 'open')
  return (
    <>
      {question && (
        <Notice tone="turn" title={m.results_report_question_title()}>
          <Paragraphs texts={[question]} />
          <p>{m.results_report_question_text()}</p>
        </Notice>
      )}
      {writes && (
        <>
          <Lead>{m.results_report_write_lead()}</Lead>
          <TaskList tasks={tasks} />
          <Buttons>
            <ButtonLink href={`${strip.path}/submission`} look={done ? 'primary' : 'second'}>
              {m.results_report_check()}
            </ButtonLink>
          </Buttons>
        </>
      )}
    </>
  )
}
