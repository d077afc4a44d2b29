import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { noteOpenings } from '#app/commands/note-openings.server.ts'
import { Card } from '#app/components/block/card.tsx'
import { DataList } from '#app/components/block/data-list.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { NearCard } from '#app/components/near/near-card.tsx'
import { History } from '#app/components/office/history.tsx'
import { ProposalHead } from '#app/components/office/proposal-head.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { Section } from '#app/components/page/section.tsx'
import { AnswerText } from '#app/components/panel/answer-text.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { Origin, TalkCard, Withdrawn } from '#app/components/together/talk-notices.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { wholeText } from '#app/domain/opening.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { clock } from '#app/server/clock.server.ts'
import { nearProposal } from '#app/server/near/near-card.server.ts'
import { nextStep } from '#app/server/office/next-step.server.ts'
import { handledProposal } from '#app/server/office/proposal-guard.server.ts'
import { factsOf, frozenView, headOf, namedFor, pastOf } from '#app/server/office/proposal-page.server.ts'
import { talkOf } from '#app/server/office/talk-view.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? data.head.title : titleOfError(error) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const { proposal } = await handledProposal(actor, params.proposalId)
  await noteOpenings(actor, [wholeText(proposal.id, 'office')], clock(request))
  const wanted = new URL(request.url).searchParams.get('submission')
  return {
    head: headOf(proposal),
    facts: await factsOf(proposal, dayOf(clock(request))),
    frozen: await frozenView(actor, proposal, wanted),
    past: await pastOf(proposal.id),
    next: await nextStep(actor, proposal),
    talk: await talkOf(actor, proposal.id, clock(request)),
    near: await nearProposal(actor, proposal),
    named: await namedFor(actor, proposal.id),
    batch: proposal.batch,
    grant: proposal.grant,
  }
}

export default function Proposal() {
  const { head, facts, frozen, past, next, talk, near, named, batch, grant } = useLoaderData<typeof loader>()
  const side = (
    <>
      {next && (
        <Notice tone={next.turn ? 'turn' : 'wait'} title={next.title}>
          <p>{next.text}</p>
          {next.returned && (
            <p className="db-lines">
              <strong>{m.manager_decision_returned({ name: next.returned.by })}:</strong>{' '}
              {next.returned.reason}
            </p>
          )}
          {next.links.length > 0 && (
            <Buttons>
              {next.links.map(({ href, label }, index) => (
                <ButtonLink key={href} small look={index === 0 ? 'primary' : 'second'} href={href}>
                  {label}
                </ButtonLink>
              ))}
            </Buttons>
          )}
        </Notice>
      )}
      <TalkCard proposal={head.id} talk={talk} />
      <NearCard {...near} />
      {named.length > 0 && (
        <Card title={m.manager_panel_named_title()}>
          <ul className="db-plain">
            {named.map(({ key, who, when, reason }) => (
              <li key={key}>
                {m.manager_panel_named_who({ who, when })}
                {reason && <span className="db-soft db-lines">{reason}</span>}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={m.manager_panel_facts()}>
        <DataList
          items={[
            { key: 'applicant', label: m.manager_panel_applicant(), value: facts.applicant },
            { key: 'asked', label: m.manager_panel_col_asked(), value: facts.asked },
            { key: 'sent', label: m.manager_panel_col_sent(), value: facts.sent },
            {
              key: 'due',
              label: m.manager_panel_col_due(),
              value: facts.due ?? m.manager_panel_clock_stands(),
            },
            ...(facts.paused > 0
              ? [
                  {
                    key: 'paused',
                    label: m.manager_clock_paused(),
                    value: m.manager_clock_days({ days: String(facts.paused) }),
                  },
                ]
              : []),
            {
              key: 'pdf',
              label: m.manager_panel_as_sent(),
              value: <Link href={`/manager/proposals/${head.id}/document`}>{m.manager_panel_pdf()}</Link>,
            },
            ...(batch
              ? [
                  {
                    key: 'batch',
                    label: m.manager_panel_batch(),
                    value: <Link href={`/manager/batches/${batch.id}`}>{batch.name}</Link>,
                  },
                ]
              : []),
            ...(grant
              ? [
                  {
                    key: 'grant',
                    label: m.manager_panel_grant(),
                    value: <Link href={`/manager/grants/${grant}`}>{m.manager_panel_to_grant()}</Link>,
                  },
                ]
              : []),
          ]}
        />
      </Card>
      <Card quiet title={m.manager_panel_history()}>
        <History steps={past.history} label={m.manager_panel_history()} />
      </Card>
    </>
  )
  return (
    <OfficeShell current="/manager/proposals">
      <Link href="/manager/proposals" look="back">
        ‹ {m.manager_panel_proposals_title()}
      </Link>
      <Columns side={side} sideLabel={m.manager_panel_facts()}>
        <ProposalHead {...head} />
        <Origin talk={talk} />
        <Withdrawn withdrawn={talk.withdrawn} />
        {frozen.shown !== frozen.latest && (
          <Notice tone="calm" title={m.manager_panel_old_copy()}>
            <p>
              <Link href={`/manager/proposals/${head.id}`}>{m.manager_panel_newest_copy()}</Link>
            </p>
          </Notice>
        )}
        {past.questions.map(({ key, about, text, when }) => (
          <Notice key={key} tone="info" title={m.manager_panel_question_about({ section: about })}>
            <p>{text}</p>
            <p className="db-small db-soft">{when}</p>
          </Notice>
        ))}
        {frozen.sections.length === 0 && <p>{m.manager_panel_text_erased()}</p>}
        {frozen.sections.map(({ key, title, answers }) => (
          <Section key={key} id={key} title={title}>
            <div className="db-stack">
              <AnswerText items={answers} />
            </div>
          </Section>
        ))}
        {frozen.copies.length > 1 && (
          <Section id="copies" title={m.manager_panel_copies()}>
            <p>
              <Link href={`/manager/proposals/${head.id}/changes`}>{m.components_changes_title()}</Link>
            </p>
            <ul className="db-list">
              {frozen.copies.map(({ number, sent }) => (
                <li key={number}>
                  <Link href={`/manager/proposals/${head.id}?submission=${number}`}>
                    {m.manager_panel_copy({ number: String(number), sent })}
                  </Link>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </Columns>
    </OfficeShell>
  )
}
