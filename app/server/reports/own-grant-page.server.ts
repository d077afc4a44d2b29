import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { isUnderWay } from '#app/domain/grant/grant.ts'
import type { OwnFacts } from '#app/domain/grant/next.ts'
import type { Standing } from '#app/domain/grant/standing.ts'
import type { TrancheState } from '#app/domain/grant/tranche.ts'
import { isAskedFor, type ReportState } from '#app/domain/results/report.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { type Version, versionInForce, versionShown } from '#db/queries/agreements.server.ts'
import { openEnding } from '#db/queries/endings.server.ts'
import { neighbourhoodsOf } from '#db/queries/fund.server.ts'
import { type OwnGrant, ownGrant } from '#db/queries/grants.server.ts'
import { liveHolds } from '#db/queries/holds.server.ts'
import { loanOfGrant } from '#db/queries/loans.server.ts'
import { type PublicGrant, publicGrant, publicIndicators } from '#db/queries/public/grants.server.ts'
import { type Report, reportsOf } from '#db/queries/reports.server.ts'
import { settlementOf } from '#db/queries/settlements.server.ts'
import { standingsOf } from '#db/queries/standings.server.ts'
import { factsOfGrant } from '#db/queries/tranches.server.ts'
import { notFound } from '../answers.server.ts'
import { againOn } from '../complaining/again.server.ts'
import { complaintFormPath, complaintLinks } from '../complaining/own-complaint.server.ts'
import { changingOf } from '../granting/changing.server.ts'
import { letterLinks, milestoneLinks } from '../granting/course.server.ts'
import { endingWords } from '../granting/ending-page.server.ts'
import { holdWords } from '../granting/hold-page.server.ts'
import { type Learning, learningOf } from '../granting/learning.server.ts'
import { settlementWords } from '../granting/settlement-page.server.ts'
import { missingOf } from '../granting/tranche-lines.server.ts'
import { ownProofAsked } from '../payments/own-account-page.server.ts'
import { stepsOf } from '../results/grant-steps.server.ts'
import { indicatorView } from '../results/indicator-view.server.ts'
import { nextOf } from './next-step.server.ts'
import { reportPath } from './overview.server.ts'
import { ownSigning } from './own-facts.server.ts'

/** One's own grant: where it stands, what comes next, the payments with what they wait for, the figures, the reports. */
export async function ownGrantPage(actor: Person, id: string | undefined, now: Date, language: Language) {
  const grant = await ownGrant(db(), actor, id)
  const told =
    grant && can(actor, 'read-own-grant', { relation: grant.relation }).ok
      ? await publicGrant(db(), grant.fund, grant.reference)
      : null
  if (!grant || !told) throw notFound()
  const today = dayOf(now)
  const known = await factsOfGrant(db(), grant.fund, grant.id, today)
  const version = await versionShown(db(), grant.id)
  const open = await openEnding(db(), grant.id)
  const ending = open?.state === 'announced' ? open : null
  const lastDay = ending?.lastDay ?? null
  const reports = momentsOf(
    grant,
    told,
    await reportsOf(db(), grant.id),
    { version, today, lastDay },
    language,
  )
  const neighbourhoods = await neighbourhoodsOf(db(), grant.fund)
  const tranches = known?.plan.inForce
    ? standingsOf(known, new Map()).map((standing) => trancheOf(standing, language))
    : []
  const path = `/applicant/grants/${grant.id}`
  const proof = version !== null && (await ownProofAsked(grant.id))
  const proposalPath = `/applicant/proposals/${grant.proposal}`
  const complaints = await complaintLinks(
    actor,
    { id: grant.proposal, relation: grant.relation },
    'granted',
    language,
  )
  const parts: OwnGrantParts = {
    path,
    today,
    proposal: grant.proposal,
    state: grant.state,
    version,
    agreed: (await versionInForce(db(), grant.id)) !== null,
    signing: await ownSigning(actor, version),
    changing: await changingOf(grant, 'grantee'),
    learning: await learningOf(grant, 'grantee', today, language),
    reports,
    tranches: proof ? tranches.map(waitingForProof) : tranches,
    milestones: version?.inForceAt ? await milestoneLinks(grant.id, told.milestones, path, 'applicant') : [],
    holds: await ownHolds(grant, today),
    settlement: await ownSettlement(grant),
    proof,
  }
  const { changing, learning, milestones, holds, settlement } = parts
  return {
    path,
    messages: `/applicant/proposals/${grant.proposal}/messages`,
    proposalPath,
    complaints,
    again: await againOn(grant.id, { audience: 'applicant', proposal: grant.proposal }, language),
    changing,
    learning,
    name: grant.initiativeName,
    reference: grant.reference,
    example: told.example,
    state: grant.state,
    word: stateWord('grant', grant.state, 'applicant', language) ?? grant.state,
    summary: grant.summary,
    amount: formatMoney(grant.amountCents, language),
    paid: formatMoney(told.paidCents, language),
    period: m.results_public_period({
      from: formatDay(grant.startsOn, language),
      to: formatDay(grant.endsOn, language),
    }),
    steps: stepsOf(told, language),
    next: nextOf(parts, language),
    tranches: parts.tranches,
    milestones,
    holds: holds.map((hold) => ({
      ...hold,
      disagree:
        complaints.ask === null || complaints.waiting.includes(hold.id)
          ? null
          : complaintFormPath(proposalPath, 'hold', hold.id),
    })),
    ending: ending && endingWords(ending),
    settlement,
    mayStop: mayStop(actor, grant, version !== null),
    letters: await letterLinks(grant, path),
    reports,
    indicators: (await publicIndicators(db(), grant.fund, [grant.id])).map((indicator) =>
      indicatorView(indicator, { isHidden: () => false, neighbourhoods, startsOn: grant.startsOn, language }),
    ),
    loan: (await loanOfGrant(db(), grant.fund, grant.id)) !== null,
    outcome: known?.outcome != null,
    account: parts.agreed,
    agreement: version !== null,
    file: version?.state === 'in-force',
    publicPage: `/grants/${grant.reference}`,
  }
}

/** The parts of the page that decide together what comes next. */
export type OwnGrantParts = {
  path: string
  today: IsoDate
  proposal: string
  state: OwnGrant['state']
  version: Version | null
  agreed: boolean
  signing: OwnFacts['offer']
  changing: Awaited<ReturnType<typeof changingOf>>
  learning: Learning
  reports: readonly OwnMoment[]
  tranches: readonly OwnTranche[]
  milestones: Awaited<ReturnType<typeof milestoneLinks>>
  holds: Awaited<ReturnType<typeof ownHolds>>
  settlement: Awaited<ReturnType<typeof ownSettlement>>
  proof: boolean
}

/** What was decided; what the fund only prepared stays with the fund. */
async function ownSettlement(grant: OwnGrant) {
  const settlement = await settlementOf(db(), grant.id)
  return settlement?.decidedAt ? settlementWords(grant, settlement) : null
}

function mayStop(actor: Person, grant: OwnGrant, agreed: boolean): boolean {
  const runs = isUnderWay(grant.state)
  return agreed && runs && can(actor, 'end-own-grant', { relation: grant.relation }).ok
}

async function ownHolds(grant: OwnGrant, today: IsoDate) {
  return Promise.all((await liveHolds(db(), [grant.id])).map((hold) => holdWords(grant, hold, today)))
}

export type OwnMoment = {
  key: string
  title: string
  dueOn: IsoDate
  due: string
  state: ReportState
  final: boolean
  /** Past its day and not sent. */
  late: boolean
  /** Not asked for yet; it may be written all the same. */
  ahead: boolean
  word: string
  href: string
}

/** The reports that are asked; after an announced last day only the final one. */
function momentsOf(
  grant: OwnGrant,
  told: PublicGrant,
  reports: readonly Report[],
  { version, today, lastDay }: { version: Version | null; today: IsoDate; lastDay: IsoDate | null },
  language: Language,
): OwnMoment[] {
  const isFinal = (id: string) =>
    version?.terms.reports.some((one) => one.id === id && one.kind === 'final') ?? false
  const asked = told.reports.filter(
    ({ id, dueOn, state }) => state !== null || lastDay === null || dueOn <= lastDay || isFinal(id),
  )
  return asked.map(({ id, title, dueOn }) => {
    const state = reports.find(({ moment }) => moment === id)?.state ?? 'due'
    const open = state === 'due' || state === 'draft' || state === 'returned'
    const ahead = state === 'due' && !isAskedFor(dueOn, today)
    return {
      key: id,
      title,
      dueOn,
      due: formatDay(dueOn, language),
      state,
      final: isFinal(id),
      late: open && dueOn < today,
      ahead,
      word: ahead ? m.results_report_later() : (stateWord('report', state, 'applicant', language) ?? state),
      href: reportPath(grant.id, id),
    }
  })
}

export type OwnTranche = {
  key: string
  part: string
  amount: string
  planned: string
  state: TrancheState
  word: string
  /** What still has to happen, or when it was paid. */
  todo: string[]
}

/** One that could be paid waits for the proof of the account first. */
function waitingForProof(tranche: OwnTranche): OwnTranche {
  return tranche.state === 'ready' ? { ...tranche, todo: [m.payments_yours_first()] } : tranche
}

function trancheOf(standing: Standing, language: Language): OwnTranche {
  const { tranche, number, of, amountCents, plannedOn, state } = standing
  return {
    key: tranche,
    part: m.components_picture_of({ number: String(number), of: String(of) }),
    amount: formatMoney(amountCents, language),
    planned: formatDay(plannedOn, language),
    state,
    word: stateWord('tranche', state, 'applicant', language) ?? state,
    todo: todoOf(standing, language),
  }
}

/** Its own part in the very words that the fund sees too; after that what the fund or the bank does. */
function todoOf(standing: Standing, language: Language): string[] {
  const { state, paidOn } = standing
  if (state === 'paid' && paidOn) return [m.results_report_paid_on({ day: formatDay(paidOn, language) })]
  if (state === 'ready') return [m.results_report_tranche_ready()]
  if (state === 'prepared' || state === 'approved' || state === 'in-file')
    return [m.results_report_tranche_busy()]
  return missingOf(standing, language)
}
