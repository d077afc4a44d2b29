import { randomUUID } from 'node:crypto'
import type { Person } from '#app/domain/access.ts'
import { addDays, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { sumCents } from '#app/domain/money.ts'
import type { ReportState } from '#app/domain/results/report.ts'
import { eventWords } from '#app/i18n/event-words.server.ts'
import { formatDateTime, formatDay, formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { accountNeedsOf } from '#db/queries/accounts.server.ts'
import { documentOf, storedFile, type Version, versionAtWork } from '#db/queries/agreements.server.ts'
import { neighbourhoodsOf } from '#db/queries/fund.server.ts'
import { type Grant, type GrantEvent, grantEvents } from '#db/queries/grants.server.ts'
import { loanOfGrant } from '#db/queries/loans.server.ts'
import { publicIndicators } from '#db/queries/public/grants.server.ts'
import { reportStates } from '#db/queries/report-states.server.ts'
import { readyTimes, standingsOf } from '#db/queries/standings.server.ts'
import { factsOfGrant, type GrantFacts } from '#db/queries/tranches.server.ts'
import { againOn } from '../complaining/again.server.ts'
import { indicatorView } from '../results/indicator-view.server.ts'
import { pictureFor } from './agreement-page.server.ts'
import { changingOf } from './changing.server.ts'
import { courseOf, milestoneLinks } from './course.server.ts'
import { learningOf } from './learning.server.ts'
import { questionWaits } from './offer-talk.server.ts'
import { grantHead } from './office-grant.server.ts'
import { signingPlace } from './signing.server.ts'
import { isOpen, type TrancheLine, trancheLine } from './tranche-lines.server.ts'
import { versionWord } from './versions-page.server.ts'

/** The file of a grant: its agreement and what it asks now, its payments, reports and money, and all that happened. */
export async function grantPage(actor: Person, grant: Grant, now: Date, language: Language) {
  const today = dayOf(now)
  const version = await versionAtWork(db(), grant.id)
  const known = await factsOfGrant(db(), grant.fund, grant.id, today)
  const standings = known
    ? standingsOf(known, (await readyTimes(db(), [grant.id])).get(grant.id) ?? new Map())
    : []
  const open = standings.some(({ state }) => isOpen(state))
  const needs = (open && (await accountNeedsOf(db(), [grant.id], today)).get(grant.id)) || []
  const lines = standings.map((standing) =>
    trancheLine(grant.id, standing, needs, { actor, today, language }),
  )
  const neighbourhoods = await neighbourhoodsOf(db(), grant.fund)
  const paid = sumCents(lines.filter(({ state }) => state === 'paid').map(({ amountCents }) => amountCents))
  return {
    head: grantHead(grant),
    proposal: `/manager/proposals/${grant.proposal}`,
    summary: grant.summary,
    manager: actor.roles.includes('manager'),
    approver: actor.roles.includes('approver'),
    agreement: version && (await agreementOf(actor, version, known, now, language)),
    tranches: lines.map((line) => trancheRow(line, language)),
    reports: await reportRows(grant, known, today, language),
    money: {
      amount: formatMoney(grant.amountCents, language),
      paid: formatMoney(paid, language),
      open: formatMoney(grant.amountCents - paid, language),
      entries: `/manager/ledger?grant=${grant.id}`,
    },
    milestones: known?.plan.inForce
      ? await milestoneLinks(grant.id, known.plan.milestones, `/manager/grants/${grant.id}`, 'staff')
      : [],
    again: await againOn(grant.id, { audience: 'staff', proposal: grant.proposal }, language),
    changing: await changingOf(grant, 'fund'),
    learning: await learningOf(grant, 'fund', today, language),
    loan: (await loanOfGrant(db(), grant.fund, grant.id)) !== null,
    outcome: known?.outcome != null,
    course: await courseOf(actor, grant, known, now),
    figures: (await publicIndicators(db(), grant.fund, [grant.id])).map((indicator) =>
      indicatorView(indicator, { isHidden: () => false, neighbourhoods, startsOn: grant.startsOn, language }),
    ),
    events: (await grantEvents(db(), grant.id)).map((event) => eventRow(event, language)),
    question:
      version && (await questionWaits(grant.proposal, version))
        ? `/manager/proposals/${grant.proposal}/messages`
        : null,
    operation: randomUUID(),
  }
}

async function agreementOf(
  actor: Person,
  version: Version,
  known: GrantFacts | null,
  now: Date,
  language: Language,
) {
  const place = await signingPlace(actor, 'fund', version, now, language)
  const file = await storedFile(db(), await documentOf(db(), version))
  return {
    version: version.version,
    state: version.state,
    word: versionWord(version, language),
    signBy: version.offerExpires && formatDay(version.offerExpires, language),
    effectiveFrom: version.effectiveFrom && formatDay(version.effectiveFrom, language),
    signers: version.offeredAt ? place.signers : [],
    yourTurn: place.turn !== null && actor.roles.includes('approver'),
    pages: file?.pages ?? 0,
    executed: version.inForceAt !== null && file !== null && file.id !== version.document,
    picture: pictureFor(version, version.state === 'in-force' ? known : null, now, language),
  }
}

function trancheRow(line: TrancheLine, language: Language) {
  const { key, state, late, word, since, todo, action } = line
  return {
    key,
    state,
    late,
    word,
    since,
    todo,
    action,
    part: m.components_picture_of({ number: String(line.number), of: String(line.of) }),
    amount: formatMoney(line.amountCents, language),
    planned: formatDay(line.plannedOn, language),
  }
}

/** A report is asked for a month before its day; until then it is only planned. */
const daysAhead = 30

/** Reports that nobody sent: the fund waits for them or does without. */
const unsent: ReadonlySet<ReportState> = new Set(['due', 'draft', 'skipped'])

async function reportRows(grant: Grant, known: GrantFacts | null, today: IsoDate, language: Language) {
  const states = await reportStates(db(), grant.id)
  return (known?.plan.reports ?? []).map(({ id, title, dueOn }) => {
    const report = states.find(({ moment }) => moment === id)
    const state = report?.state ?? 'due'
    const asked = known?.plan.inForce === true && dueOn <= addDays(today, daysAhead)
    return {
      id,
      title,
      due: formatDay(dueOn, language),
      state,
      later: state === 'due' && !asked,
      word:
        state === 'due' && !asked
          ? m.manager_grant_report_later()
          : (stateWord('report', state, 'staff', language) ?? state),
      href:
        report && !unsent.has(report.state)
          ? `/manager/reports/${report.id}`
          : known?.plan.inForce
            ? `/manager/grants/${grant.id}/reports/${encodeURIComponent(id)}`
            : null,
    }
  })
}

function eventRow({ id, type, at, actor, data }: GrantEvent, language: Language) {
  const by = actor ?? m.manager_grant_by_system()
  return { id, what: eventWords(type, data, language), when: `${formatDateTime(at, language)}, ${by}` }
}
