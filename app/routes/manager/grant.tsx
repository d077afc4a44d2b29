import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AgreementPicture } from '#app/components/agreement-picture/agreement-picture.tsx'
import { Card } from '#app/components/block/card.tsx'
import { DataList } from '#app/components/block/data-list.tsx'
import { ExampleWord } from '#app/components/block/example-word.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Figures } from '#app/components/charts/figure.tsx'
import { AgainNotices } from '#app/components/complaint/again-notices.tsx'
import { AgreementNext } from '#app/components/granting/agreement-next.tsx'
import { CourseSection } from '#app/components/granting/course-section.tsx'
import { MilestoneList } from '#app/components/granting/milestone-list.tsx'
import { OfferQuestion } from '#app/components/granting/offer-question.tsx'
import { TrancheTable } from '#app/components/granting/tranche-table.tsx'
import { LearningNotice } from '#app/components/learning/learning-notice.tsx'
import { Link } from '#app/components/link.tsx'
import { NearCard } from '#app/components/near/near-card.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { Section } from '#app/components/page/section.tsx'
import { IndicatorFigures } from '#app/components/results/indicator-figures.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { StateTag, Tag } from '#app/components/state/state-tag.tsx'
import { Thread } from '#app/components/state/thread.tsx'
import { ChangingNotice } from '#app/components/terms/changing-notice.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { grantPage } from '#app/server/granting/grant-page.server.ts'
import { officeGrant } from '#app/server/granting/office-grant.server.ts'
import { nearGrant } from '#app/server/near/near-card.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.head.name} – ${data.head.reference}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const grant = await officeGrant(actor, params.grantId)
  const now = clock(request)
  return {
    ...(await grantPage(actor, grant, now, currentLocale())),
    near: await nearGrant(actor, grant, dayOf(now)),
  }
}

/** The file of one grant. */
export default function Grant() {
  const page = useLoaderData<typeof loader>()
  const { head, agreement, money } = page
  return (
    <OfficeShell current="/manager/grants">
      <Columns
        side={
          <>
            <Card title={m.manager_grant_money()}>
              <DataList
                sums
                items={[
                  {
                    key: 'paid',
                    label: m.manager_grant_paid(),
                    value: <Link href={`${money.entries}&show=paid`}>{money.paid}</Link>,
                  },
                  {
                    key: 'open',
                    label: m.manager_grant_open(),
                    value: <Link href={money.entries}>{money.open}</Link>,
                  },
                  {
                    key: 'amount',
                    label: m.manager_grant_amount(),
                    value: <Link href={`${money.entries}&show=committed`}>{money.amount}</Link>,
                  },
                ]}
              />
            </Card>
            <NearCard {...page.near} />
          </>
        }
        sideLabel={m.manager_grant_side()}
      >
        <Link href="/manager/grants" look="back">
          ‹ {m.manager_grant_list_title()}
        </Link>
        <h1>
          {head.name} {head.example && <ExampleWord />}
        </h1>
        <p className="db-row">
          <StateTag machine="grant" state={head.state}>
            {head.word}
          </StateTag>
          <span>{head.reference}</span>
          <Link href={page.proposal}>{m.manager_grant_to_proposal()}</Link>
        </p>
        <p>{page.summary}</p>
        {page.question && <OfferQuestion href={page.question} />}
        <AgainNotices again={page.again} />
        <AgreementNext {...page} />
        <LearningNotice path={head.path} learning={page.learning} />
        <ChangingNotice path={head.path} changing={page.changing} />
        <Papers page={page} />
      </Columns>
      {page.tranches.length > 0 && (
        <Section id="tranches" title={m.manager_tranche_title()}>
          <TrancheTable caption={m.manager_tranche_title()} rows={page.tranches} />
        </Section>
      )}
      {page.reports.length > 0 && (
        <Section id="reports" title={m.manager_grant_reports()}>
          <Table
            caption={m.manager_grant_reports()}
            captionHidden
            rows={page.reports}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'title',
                head: m.manager_grant_report(),
                cell: ({ title, href }) => (href ? <Link href={href}>{title}</Link> : title),
              },
              { key: 'due', head: m.manager_grant_due(), cell: ({ due }) => due },
              {
                key: 'state',
                head: m.manager_grant_state(),
                cell: ({ state, word, later }) =>
                  later ? (
                    <Tag knot="ring">{word}</Tag>
                  ) : (
                    <StateTag machine="report" state={state}>
                      {word}
                    </StateTag>
                  ),
              },
            ]}
          />
        </Section>
      )}
      {page.figures.length > 0 && (
        <Section id="figures" title={m.results_figures_of_grant()}>
          <Figures>
            <IndicatorFigures indicators={page.figures} />
          </Figures>
        </Section>
      )}
      <MilestoneList milestones={page.milestones} side="staff" />
      <CourseSection path={head.path} course={page.course} />
      {agreement && (
        <Section id="picture" title={m.documents_agreement_picture()}>
          <AgreementPicture data={agreement.picture} id="grant" />
        </Section>
      )}
      <Section id="history" title={m.manager_grant_history()}>
        <Thread
          tight
          steps={page.events.map(({ id, what, when }) => ({ key: id, what, when, place: 'past' }))}
        />
      </Section>
    </OfficeShell>
  )
}

type Page = Awaited<ReturnType<typeof grantPage>>

/** Everything that lies with the agreement, one below another. */
function Papers({ page: { head, agreement, changing, loan, outcome } }: { page: Page }) {
  const signs = agreement?.state === 'offered' || agreement?.state === 'signed-by-one'
  const links = [
    { key: 'versions', there: changing, label: m.terms_versions_title() },
    { key: 'account', there: changing, label: m.payments_bank_link() },
    { key: 'loan', there: loan, label: m.loan_title() },
    { key: 'results', there: outcome, label: m.outcome_title() },
    { key: 'clauses', there: agreement, label: m.agreement_articles_link() },
    { key: 'paper-signature', there: signs, label: m.agreement_paper_link() },
  ].filter(({ there }) => Boolean(there))
  if (links.length === 0) return null
  return (
    <ul className="db-plain">
      {links.map(({ key, label }) => (
        <li key={key}>
          <Link href={`${head.path}/${key}`} look="alone">
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}
