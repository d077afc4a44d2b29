import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { SavedNotice } from '#app/components/block/saved-notice.tsx'
import { type Column, Table } from '#app/components/block/table.tsx'
import { ButtonLink } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { WorkDesk, type WorkDeskView, WorkElsewhere } from '#app/components/office/work-desk.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { NamedYou } from '#app/components/panel/named-you.tsx'
import { PanelShell } from '#app/components/shell.tsx'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { deskWork } from '#app/server/office/desk-page.server.ts'
import { namedYou } from '#app/server/panel/named-you.server.ts'
import { stageWord } from '#app/server/panel/stages.server.ts'
import { requireReviewer } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { presencesOf } from '#db/queries/allowances.server.ts'
import { batchesOf } from '#db/queries/batches.server.ts'
import { practiceAsked } from '#db/queries/practice.server.ts'
import { readingList, type ToRead, toDeclare } from '#db/queries/reviewer/reading-list.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.reviewer_list_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const [list, declare] = await Promise.all([readingList(db(), reviewer), toDeclare(db(), reviewer)])
  const practise = await practiceAsked(db(), reviewer)
  const now = clock(request)
  const named = await namedYou(reviewer, now)
  const leads = reviewer.roles.includes('chair')
  const query = new URL(request.url).searchParams
  const led = leads ? await batchesOf(db(), reviewer.fund) : []
  return {
    work: leads ? await deskWork(reviewer, query, dayOf(now), 'panel') : null,
    list,
    declare,
    practise,
    named: named.filter(({ proposal }) => !declare.some(({ id }) => id === proposal)),
    gets: (await presencesOf(db(), reviewer.fund, reviewer.person)).length > 0,
    led: led.map(({ id, name, stage }) => ({ id, name, stage: stageWord(stage) })),
  }
}

export default function ReadingList() {
  const { work, list, declare, practise, named, led, gets } = useLoaderData<typeof loader>()
  const open = list.filter((row) => row.state !== 'locked')
  const minutes = open.reduce((total, row) => total + row.minutes, 0)
  const packs = open.filter((row, at) => open.findIndex(({ batch }) => batch === row.batch) === at)
  const next = open.find((row) => row.stage === 'scoring' || row.stage === 'extra-reviews')
  return (
    <PanelShell current="/reviewer">
      <div className="db-stack">
        <SavedNotice />
        <div className="db-stack-s">
          <h1>{m.reviewer_list_title()}</h1>
          {(open.length > 0 || declare.length === 0) && <Lead>{leadOf(open.length, minutes)}</Lead>}
        </div>
        {work && <ChairWork work={work} />}
        <NamedYou proposals={named} />
        {declare.length > 0 && <DeclareFirst proposals={declare} />}
        {practise.map(({ id, name }) => (
          <Notice
            key={id}
            tone="turn"
            title={m.reviewer_practice_first({ batch: name })}
            action={
              <ButtonLink small look="second" href={`/reviewer/batches/${id}/practice`}>
                {m.reviewer_practice_go()}
              </ButtonLink>
            }
          >
            <p>{m.reviewer_practice_first_text()}</p>
          </Notice>
        ))}
        {led.length > 0 && <Led batches={led} />}
        {next && (
          <p>
            <ButtonLink
              look={declare.length > 0 ? 'second' : 'primary'}
              href={`/reviewer/proposals/${next.id}`}
            >
              {next.state === 'busy'
                ? m.reviewer_list_go_on({ title: next.title })
                : m.reviewer_list_begin({ title: next.title })}
            </ButtonLink>
          </p>
        )}
        {list.length === 0 && led.length === 0 && (
          <Empty title={m.reviewer_list_empty_title()}>{m.reviewer_list_empty_text()}</Empty>
        )}
        {list.length > 0 && (
          <Table
            caption={m.reviewer_list_caption()}
            captionHidden
            columns={columns()}
            groups={byBatch(list)}
            rowKey={(row) => row.id}
          />
        )}
        {gets && (
          <p>
            <Link href="/reviewer/allowance">{m.allowance_own_title()}</Link>
          </p>
        )}
        {packs.map(({ batch, batchName }) => (
          <p key={batch}>
            <Link href={`/reviewer/batches/${batch}/print`}>
              {m.reviewer_print_pack({ batch: batchName })}
            </Link>
          </p>
        ))}
      </div>
    </PanelShell>
  )
}

function leadOf(left: number, minutes: number): string {
  if (left === 0) return m.reviewer_list_lead_none()
  return m.reviewer_list_lead({ left: String(left), minutes: String(minutes) })
}

function DeclareFirst({ proposals }: { proposals: { id: string; title: string; applicant: string }[] }) {
  return (
    <Notice tone="turn" title={m.reviewer_declare_first()}>
      <p>{m.reviewer_declare_why()}</p>
      <ul className="db-list">
        {proposals.map(({ id, title, applicant }) => (
          <li key={id}>
            <Link href={`/reviewer/proposals/${id}/conflict`}>{title}</Link>
            {applicant !== title && <span className="db-soft">, {applicant}</span>}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** What the panel asks of who leads it. */
function ChairWork({ work }: { work: WorkDeskView }) {
  return (
    <section className="db-worklist" id="work">
      <WorkDesk work={work} level={2} />
      <WorkElsewhere elsewhere={work.elsewhere} />
    </section>
  )
}

/** The batches of the panel for who chairs it, with where each of them is. */
function Led({ batches }: { batches: { id: string; name: string; stage: string }[] }) {
  return (
    <section>
      <h2>{m.reviewer_chair_title()}</h2>
      <ul className="db-plain">
        {batches.map(({ id, name, stage }) => (
          <li key={id}>
            <Link href={`/reviewer/batches/${id}`}>{name}</Link> <span className="db-soft">{stage}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function byBatch(list: ToRead[]) {
  const batches = [...new Set(list.map((row) => row.batch))]
  return batches.map((batch) => {
    const rows = list.filter((row) => row.batch === batch)
    const [first] = rows
    return {
      key: batch,
      title: <Link href={`/reviewer/batches/${batch}`}>{first?.batchName}</Link>,
      note: noteOf(rows),
      rows,
    }
  })
}

/** "2 van 3 klaar · scoren tot en met 24 april", the day only while there is something to score. */
function noteOf(rows: ToRead[]): string {
  const done = rows.filter((row) => row.state === 'locked').length
  const counted = m.reviewer_list_done({ done: String(done), all: String(rows.length) })
  const until = rows[0]?.scoringUntil
  return until && done < rows.length
    ? `${counted} · ${m.reviewer_list_until({ day: formatDay(until, currentLocale()) })}`
    : counted
}

function columns(): Column<ToRead>[] {
  return [
    {
      key: 'title',
      head: m.reviewer_list_proposal(),
      cell: (row) => <Link href={`/reviewer/proposals/${row.id}`}>{row.title}</Link>,
    },
    { key: 'applicant', head: m.reviewer_list_applicant(), cell: (row) => row.applicant },
    { key: 'state', head: m.reviewer_list_state(), cell: (row) => <ReviewTag state={row.state} /> },
    {
      key: 'minutes',
      head: m.reviewer_list_reading(),
      number: true,
      cell: (row) => (row.state === 'locked' ? null : m.reviewer_minutes({ minutes: String(row.minutes) })),
    },
  ]
}

function ReviewTag({ state }: { state: ToRead['state'] }) {
  const words = { open: m.reviewer_state_open, busy: m.reviewer_state_busy, locked: m.reviewer_state_locked }
  return (
    <StateTag machine="review" state={state}>
      {words[state]()}
    </StateTag>
  )
}
