import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ExampleWord } from '#app/components/block/example-word.tsx'
import { Facts } from '#app/components/block/facts.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { PersonCard } from '#app/components/block/person-card.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Figures } from '#app/components/charts/figure.tsx'
import { AgainNotices } from '#app/components/complaint/again-notices.tsx'
import { Complaints } from '#app/components/complaint/complaint-links.tsx'
import { ButtonLink } from '#app/components/form/button.tsx'
import { HoldNotice, SettlementNotice } from '#app/components/granting/course-section.tsx'
import { LetterList } from '#app/components/granting/letter-list.tsx'
import { MilestoneList } from '#app/components/granting/milestone-list.tsx'
import { TodoList } from '#app/components/granting/todo-list.tsx'
import { LearningLink } from '#app/components/learning/learning-notice.tsx'
import { Link } from '#app/components/link.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { IndicatorFigures } from '#app/components/results/indicator-figures.tsx'
import { InitiativeShell } from '#app/components/shell.tsx'
import { useRootData } from '#app/components/shell-data.ts'
import { StateTag, Tag } from '#app/components/state/state-tag.tsx'
import { Thread } from '#app/components/state/thread.tsx'
import { ChangingNotice } from '#app/components/terms/changing-notice.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { ownGrantPage } from '#app/server/reports/own-grant-page.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.name} – ${page.reference}` : '' },
]

type Page = Awaited<ReturnType<typeof ownGrantPage>>

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  return ownGrantPage(actor, params.grantId, clock(request), currentLocale())
}

/** One's own grant: where it stands, what comes next, the money, the figures and the reports. */
export default function OwnGrant() {
  const page = useLoaderData<typeof loader>()
  const { person } = useRootData()
  return (
    <InitiativeShell
      current="/applicant"
      strip={{ where: <strong>{page.name}</strong>, end: page.reference }}
    >
      <Columns
        sideLabel={m.results_public_how_it_goes()}
        side={
          <>
            <div className="db-card">
              <h2 className="db-h3">{m.results_public_how_it_goes()}</h2>
              <Thread steps={page.steps} tight />
            </div>
            {person && <PersonCard person={person} title={m.components_person_initiative()} />}
          </>
        }
      >
        <Link href="/applicant" look="back">
          ‹ {m.shell_nav_mine()}
        </Link>
        <p>
          <StateTag machine="grant" state={page.state} side="applicant">
            {page.word}
          </StateTag>
        </p>
        <h1>{page.name}</h1>
        {page.settlement && <SettlementNotice settlement={page.settlement} />}
        <Ends page={page} />
        <AgainNotices again={page.again} />
        <Holds page={page} />
        <Next page={page} />
        <Lead>{page.summary}</Lead>
        <Facts two facts={factsOf(page)} />
        <Papers page={page} />
        {page.learning && !page.learning.open?.turn && <LearningLink path={page.path} />}
        {!page.changing?.toAnswer && <ChangingNotice path={page.path} changing={page.changing} />}
      </Columns>
      <MilestoneList milestones={page.milestones} side="applicant" />
      <Reports page={page} />
      <Tranches page={page} />
      <Letters page={page} />
      <Complaints {...page.complaints} path={page.proposalPath} />
      <Changed page={page} />
    </InitiativeShell>
  )
}

function Ends({ page: { ending, path } }: { page: Page }) {
  if (!ending) return null
  const way = ending.side === 'grantee' && (
    <Link href={`${path}/ending/withdrawal`}>{m.course_stop_back_title()}</Link>
  )
  return (
    <Notice tone="wait" title={m.course_end_announced({ day: ending.lastDay })} action={way}>
      <p>{m.course_end_then()}</p>
    </Notice>
  )
}

function Holds({ page: { holds } }: { page: Page }) {
  const { person } = useRootData()
  return holds.map((hold) => (
    <HoldNotice key={hold.id} hold={hold}>
      {person && <p>{m.course_hold_call({ name: person.name, phone: person.phone })}</p>}
      {hold.disagree && (
        <p>
          <Link href={hold.disagree}>{m.complaint_disagree_hold()}</Link>
        </p>
      )}
    </HoldNotice>
  ))
}

function Letters({ page: { letters } }: { page: Page }) {
  if (letters.length === 0) return null
  return (
    <Section id="letters" title={m.course_letters()}>
      <LetterList letters={letters} />
    </Section>
  )
}

function Next({ page: { next } }: { page: Page }) {
  const action = next.action && (
    <ButtonLink href={next.action.href} look={next.turn ? 'primary' : 'second'}>
      {next.action.label}
    </ButtonLink>
  )
  return (
    <Notice tone={next.turn ? 'turn' : 'wait'} title={next.title} action={action}>
      {next.text}
    </Notice>
  )
}

function factsOf({ amount, paid, period, example }: Page) {
  const value = (
    <>
      {amount} {example && <ExampleWord />}
    </>
  )
  return [
    { term: m.results_public_how_much(), value, more: m.results_report_paid_so_far({ amount: paid }) },
    { term: m.results_public_when(), value: period },
  ]
}

function Papers({ page }: { page: Page }) {
  const { path, messages, agreement, loan, outcome, account, file, publicPage, mayStop, ending } = page
  return (
    <ul className="db-plain">
      {loan && (
        <li>
          <Link href={`${path}/loan`} look="alone">
            {m.loan_own_title()}
          </Link>
        </li>
      )}
      {outcome && (
        <li>
          <Link href={`${path}/results`} look="alone">
            {m.outcome_title()}
          </Link>
        </li>
      )}
      {account && (
        <li>
          <Link href={`${path}/account`} look="alone">
            {m.payments_yours_title()}
          </Link>
        </li>
      )}
      {agreement && (
        <li>
          <Link href={`${path}/agreement`} look="alone">
            {m.results_report_agreement()}
          </Link>
        </li>
      )}
      {file && (
        <li>
          <Link href={`${path}/document`} look="alone">
            {m.results_report_document()}
          </Link>
        </li>
      )}
      <li>
        <Link href={publicPage} look="alone">
          {m.results_report_public_page()}
        </Link>
      </li>
      <li>
        <Link href={messages} look="alone">
          {m.results_report_messages()}
        </Link>
      </li>
      {mayStop && !ending && (
        <li>
          <Link href={`${path}/ending`} look="alone">
            {m.course_stop_do()}
          </Link>
        </li>
      )}
    </ul>
  )
}

function Reports({ page: { reports } }: { page: Page }) {
  if (reports.length === 0) return null
  return (
    <Section id="reports" title={m.results_report_reports()} intro={m.results_report_reports_intro()}>
      <Table
        caption={m.results_report_reports()}
        captionHidden
        rows={reports}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'title',
            head: m.results_report_report(),
            cell: ({ href, title }) => <Link href={href}>{title}</Link>,
          },
          { key: 'due', head: m.results_report_by(), cell: ({ due }) => due },
          {
            key: 'state',
            head: m.results_public_state(),
            cell: ({ state, late, ahead, word }) =>
              ahead ? (
                <Tag knot="ring">{word}</Tag>
              ) : (
                <StateTag machine="report" state={late ? 'late' : state} side="applicant">
                  {late ? m.results_report_late() : word}
                </StateTag>
              ),
          },
        ]}
      />
    </Section>
  )
}

function Tranches({ page: { tranches, example, changing, path } }: { page: Page }) {
  if (tranches.length === 0) return null
  return (
    <Section id="tranches" title={m.results_report_tranches()} intro={m.results_report_tranches_intro()}>
      <Table
        caption={m.results_report_tranches()}
        captionHidden
        rows={tranches}
        rowKey={({ key }) => key}
        columns={[
          { key: 'part', head: m.results_report_tranche(), cell: ({ part }) => part },
          {
            key: 'amount',
            head: (
              <>
                {m.results_report_amount()} {example && <ExampleWord />}
              </>
            ),
            label: m.results_report_amount(),
            number: true,
            cell: ({ amount }) => amount,
          },
          { key: 'planned', head: m.results_report_expected(), cell: ({ planned }) => planned },
          {
            key: 'state',
            head: m.results_public_state(),
            cell: ({ state, word }) => (
              <StateTag machine="tranche" state={state} side="applicant">
                {word}
              </StateTag>
            ),
          },
          { key: 'todo', head: m.results_report_todo(), cell: ({ todo }) => <TodoList todo={todo} /> },
        ]}
      />
      {changing && (
        <Link href={`${path}/change/account`} look="alone">
          {m.payments_change_account()}
        </Link>
      )}
    </Section>
  )
}

function Changed({ page: { indicators, example } }: { page: Page }) {
  if (indicators.length === 0) return null
  const intro = (
    <>
      {m.results_report_changed_intro()}{' '}
      {example && <ExampleWord>{m.results_public_figures_example()}</ExampleWord>}
    </>
  )
  return (
    <Section id="changed" title={m.results_public_changed()} intro={intro}>
      <Figures>
        <IndicatorFigures indicators={indicators} />
      </Figures>
    </Section>
  )
}
