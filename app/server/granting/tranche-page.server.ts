import { judgeApproval } from '#app/commands/approve-release.server.ts'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { openThings } from '#app/domain/grant/board.ts'
import { canTakeBack } from '#app/domain/grant/release.ts'
import { amountOfTranche } from '#app/domain/grant/tranche.ts'
import type { Cents } from '#app/domain/money.ts'
import { accountNeeds } from '#app/domain/payment/account.ts'
import { conditionClause, missingWords } from '#app/i18n/condition-words.server.ts'
import { formatDateTime, formatDay, formatIban, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord, verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { accountNeedsOf, accountsOf } from '#db/queries/accounts.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { openEnding } from '#db/queries/endings.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { nameOf } from '#db/queries/person-name.server.ts'
import type { Plan, PlannedTranche } from '#db/queries/plans.server.ts'
import {
  factsOfGrant,
  lastTakenBack,
  type ReleaseRow,
  releaseById,
  standingOf,
  trancheIn,
} from '#db/queries/tranches.server.ts'
import { notFound } from '../answers.server.ts'
import { forStaff } from '../panel/words-for-staff.server.ts'
import { accountNeedLines } from '../payments/account-needs.server.ts'
import { callLine, nameLine, proofLines } from '../payments/account-words.server.ts'
import { grantHead, officeGrant } from './office-grant.server.ts'
import { confirmationsOpen, isOpen } from './tranche-lines.server.ts'

/** One payment of a grant: what it pays, to whom, and what is still missing; not found when there is no such part. */
export async function tranchePage(
  actor: Person,
  grantId: string | undefined,
  trancheId: string | undefined,
  now: Date,
) {
  const grant = await officeGrant(actor, grantId)
  const known = await factsOfGrant(db(), grant.fund, grant.id, dayOf(now))
  const tranche = known && trancheIn(known.plan, trancheId)
  if (!tranche) throw notFound()
  const language = currentLocale()
  const { state, missing } = standingOf(known, tranche)
  const ending = await openEnding(db(), grant.id)
  const bank = (await versionInForce(db(), grant.id))?.terms.bank ?? null
  const needs = isOpen(state) ? (await accountNeedsOf(db(), [grant.id], dayOf(now))).get(grant.id) : null
  return {
    ...partOf(grant, known.plan, tranche, amountOfTranche(tranche, state, null)),
    state,
    word: stateWord('tranche', state, 'staff', language) ?? state,
    missing:
      state === 'planned' || state === 'waiting'
        ? missingWords(openThings(missing, known.facts.signed), known.facts, language)
        : [],
    confirmations: known.facts.signed ? confirmationsOpen(known, tranche) : [],
    iban: bank && formatIban(bank.iban),
    holder: bank?.holder ?? null,
    needs: accountNeedLines(grant.id, needs ?? [], language),
    takenBack: await takenBackLine(grant.id, tranche.id),
    manager: actor.roles.includes('manager'),
    endsBefore:
      ending?.state === 'announced' && ending.lastDay < tranche.plannedOn
        ? formatDay(ending.lastDay, language)
        : null,
  }
}

/** A payment under way: who did what, and whether this person may approve it now. */
export async function releasePage(actor: Person, releaseId: string | undefined, now: Date) {
  const release = await releaseById(db(), actor.fund, releaseId)
  if (!release || release.cancelledAt) throw notFound()
  const grant = await officeGrant(actor, release.grant)
  const known = await factsOfGrant(db(), grant.fund, grant.id, dayOf(now))
  const tranche = known && trancheIn(known.plan, release.tranche)
  if (!tranche) throw notFound()
  const language = currentLocale()
  const preparer = (await nameOf(db(), release.preparedBy)) ?? ''
  return {
    ...partOf(grant, known.plan, tranche, release.amountCents),
    release: release.id,
    iban: formatIban(release.iban),
    holder: release.holder,
    preparer,
    prepared: m.manager_tranche_by({
      name: preparer,
      when: formatDateTime(release.preparedAt, language),
    }),
    approved: await approvedBy(release),
    paid: release.paidOn && formatDay(release.paidOn, language),
    account: await accountLines(grant.id, release),
    needs: await needsOf(grant.id, release, dayOf(now)),
    isApprover: actor.roles.includes('approver'),
    inFile: release.filedAt !== null,
    takesBack: can(actor, 'take-back-release').ok && canTakeBack(release, 'x').ok,
    refusal: await approvalRefusal(actor, grant, release, now),
  }
}

/** What was found out about the account that is paid, for who looks along. */
async function accountLines(grant: string, { iban }: ReleaseRow): Promise<string[]> {
  const account = (await accountsOf(db(), grant)).findLast((one) => one.iban === iban)
  return account
    ? [...account.calls.map(callLine), ...proofLines(account), ...account.names.map(nameLine)]
    : []
}

async function needsOf(grant: string, { iban }: ReleaseRow, today: IsoDate) {
  const terms = (await versionInForce(db(), grant))?.terms
  const needs = accountNeeds(iban, await accountsOf(db(), grant), terms?.payment.bankCoolingDays ?? 0, today)
  return accountNeedLines(grant, needs, currentLocale())
}

/** Who took the payment of a tranche back last, and why; null when none was, or it was prepared again. */
async function takenBackLine(grant: string, tranche: string): Promise<string | null> {
  const back = await lastTakenBack(db(), grant, tranche)
  return (
    back &&
    m.payments_back_said({
      name: back.byName,
      when: formatDateTime(back.at, currentLocale()),
      reason: back.reason,
    })
  )
}

function partOf(grant: Grant, plan: Plan, tranche: PlannedTranche, amount: Cents) {
  const language = currentLocale()
  const names = {
    milestones: Object.fromEntries(
      plan.milestones.map(({ id, title, number }) => [id, { name: title, number }]),
    ),
    reports: Object.fromEntries(plan.reports.map(({ id, title }) => [id, { name: title }])),
    indicators: Object.fromEntries(plan.indicators.map(({ id, name }) => [id, { name }])),
    tranches: Object.fromEntries(plan.tranches.map(({ id, number }) => [id, { number }])),
  }
  return {
    head: grantHead(grant),
    tranche: tranche.id,
    part: m.components_picture_of({ number: String(tranche.number), of: String(plan.tranches.length) }),
    amount: formatMoney(amount, language),
    planned: formatDay(tranche.plannedOn, language),
    condition: conditionClause(tranche.condition, names, language),
  }
}

async function approvedBy({ approvedBy: by, approvedAt }: ReleaseRow): Promise<string | null> {
  if (!by || !approvedAt) return null
  return m.manager_tranche_by({
    name: (await nameOf(db(), by)) ?? '',
    when: formatDateTime(approvedAt, currentLocale()),
  })
}

async function approvalRefusal(actor: Person, grant: Grant, release: ReleaseRow, now: Date) {
  const verdict = await judgeApproval(db(), actor, grant, release, now)
  if (verdict.ok) return null
  return {
    code: verdict.reason.code,
    ...verdictWords(verdict.reason, currentLocale(), await forStaff(actor)),
  }
}
