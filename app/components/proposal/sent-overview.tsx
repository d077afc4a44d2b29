import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { DataList } from '../block/data-list.tsx'
import { Facts } from '../block/facts.tsx'
import { Notice } from '../block/notice.tsx'
import { PersonCard } from '../block/person-card.tsx'
import { type ComplaintLinks, Complaints } from '../complaint/complaint-links.tsx'
import { ButtonLink } from '../form/button.tsx'
import { Link } from '../link.tsx'
import { Columns } from '../page/columns.tsx'
import { Lead } from '../page/heading.tsx'
import { useRootData } from '../shell-data.ts'
import { Thread } from '../state/thread.tsx'
import { type HelperLine, HelperLines } from '../together/helper-lines.tsx'
import { type PartnerLine, PartnerLines } from '../together/partner-lines.tsx'
import { ThreadCard } from '../together/thread-card.tsx'
import { TogetherCard } from '../together/together-card.tsx'
import type { StepText } from './texts.ts'

export type DecisionData = {
  outcome: 'award' | 'decline' | 'wait'
  waiting: { place: string; until: string } | null
  strengths: string[]
  letter: boolean
  amount: string | null
  on: string
  reasons: { key: string; name: string; text: string }[]
  conditions: string[]
  anotherWay: string | null
  grant: string | null
}
export type SentOverviewData = {
  path: string
  members: { key: string; name: string; relation: string }[]
  /** Who helped to fill in, and whether the group confirmed it. */
  helpers: HelperLine[]
  partners: PartnerLine[]
  unread: boolean
  /** The state as the applicant reads it: "Het panel leest uw plan". */
  word: string
  reference: string
  sentOn: string
  /** When it was sent once more, after the fund gave it back. */
  sentAgain: string | null
  due: string | null
  /** Days that the clock stood still while the fund waited for an answer. */
  paused: number
  withdrawn: string | null
  steps: StepText[]
  decision: DecisionData | null
  canWithdraw: boolean
  canName: boolean
  canGrow: boolean
  complaints: ComplaintLinks
}

/** "Waar is mijn aanvraag?": the road that a sent proposal goes, with its moments and days. */
export function SentOverview({ page }: { page: SentOverviewData }) {
  const { person } = useRootData()
  const facts = [
    { term: m.applicant_apply_reference(), value: page.reference },
    {
      term: page.sentAgain ? m.applicant_apply_first_sent_on() : m.applicant_apply_sent_on(),
      value: page.sentOn,
      more: page.sentAgain ? m.applicant_apply_first_counts() : undefined,
    },
    ...(page.sentAgain ? [{ term: m.applicant_apply_sent_again_on(), value: page.sentAgain }] : []),
    ...(page.due && !page.decision
      ? [
          {
            term: m.applicant_apply_hear_by(),
            value: page.due,
            more: page.paused > 0 ? m.applicant_apply_clock_stood({ days: String(page.paused) }) : undefined,
          },
        ]
      : []),
  ]
  return (
    <Columns
      sideLabel={m.applicant_apply_side_label()}
      side={
        <>
          <ThreadCard href={`${page.path}/messages`} unread={page.unread} />
          <TogetherCard path={page.path} members={page.members} />
          {page.canName && (
            <p>
              <Link href={`${page.path}/naming`}>{m.together_naming_title()}</Link>
            </p>
          )}
          {person && <PersonCard person={person} title={m.applicant_apply_person_sent()} />}
        </>
      }
    >
      <h1>{m.applicant_apply_where_title()}</h1>
      <Lead>{page.word}</Lead>
      <Facts facts={facts} />
      <HelperLines lines={page.helpers} />
      {page.helpers.some(({ confirmed }) => !confirmed) && (
        <p>
          <Link href={`${page.path}/helper`}>{m.together_helper_confirm_link()}</Link>
        </p>
      )}
      {page.withdrawn && <Notice tone="calm" title={page.withdrawn} />}
      {page.decision && <Decision decision={page.decision} path={page.path} />}
      <Complaints {...page.complaints} path={page.path} />
      <PartnerLines lines={page.partners} />
      {page.steps.length > 0 && (
        <Card title={m.applicant_apply_road()}>
          <Thread steps={page.steps} />
        </Card>
      )}
      {page.canGrow && (
        <Notice
          tone="turn"
          title={m.applicant_apply_grow_title()}
          action={<ButtonLink href={`${page.path}/growth`}>{m.applicant_apply_grow_go()}</ButtonLink>}
        >
          {m.applicant_apply_grow_lead()}
        </Notice>
      )}
      <p>
        <Link href={`${page.path}/document`} look="alone">
          {m.applicant_apply_pdf()}
        </Link>
      </p>
      <p>
        <Link href={`${page.path}/check`} look="alone">
          {m.applicant_apply_read_sent()}
        </Link>
      </p>
      {page.canWithdraw && (
        <p>
          <Link href={`${page.path}/withdrawal`} look="alone">
            {m.applicant_apply_withdraw()}
          </Link>
        </p>
      )}
    </Columns>
  )
}

function Decision({ decision, path }: { decision: DecisionData; path: string }) {
  const { outcome, on, reasons, conditions, strengths, anotherWay, grant, letter } = decision
  return (
    <section className="db-stack" aria-labelledby="decision">
      <Notice
        tone={outcome === 'award' ? 'good' : 'calm'}
        title={decidedWords(decision)}
        action={
          grant && <ButtonLink href={`/applicant/grants/${grant}`}>{m.applicant_apply_to_grant()}</ButtonLink>
        }
      >
        {m.applicant_apply_decided_on({ day: on })}
      </Notice>
      <div className="db-stack-s">
        <h2 id="decision">{m.applicant_apply_reasons()}</h2>
        <DataList items={reasons.map(({ key, name, text }) => ({ key, label: name, value: text }))} />
      </div>
      {conditions.length > 0 && (
        <div className="db-stack-s">
          <h2>{m.applicant_apply_conditions()}</h2>
          <ul className="db-list">
            {conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ul>
        </div>
      )}
      {strengths.length > 0 && (
        <div className="db-stack-s">
          <h2>{m.applicant_apply_strengths()}</h2>
          <ul className="db-list">
            {strengths.map((strength) => (
              <li key={strength}>{strength}</li>
            ))}
          </ul>
        </div>
      )}
      {letter && (
        <p>
          <Link href={`${path}/letter`} look="alone">
            {m.applicant_apply_letter()}
          </Link>
        </p>
      )}
      {anotherWay && (
        <div className="db-stack-s">
          <h2>{m.applicant_apply_another_way()}</h2>
          <p>{anotherWay}</p>
        </div>
      )}
    </section>
  )
}

function decidedWords({ outcome, amount, waiting }: DecisionData): string {
  if (outcome === 'award') return m.applicant_apply_awarded({ amount: amount ?? '' })
  return waiting ? m.applicant_apply_waiting(waiting) : m.applicant_apply_declined()
}
