import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { type ClosingObstacle, inTheWay } from '#app/domain/ledger/fund-closing.ts'
import type { FundDecisionData } from '#app/domain/ledger/fund-decision.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { donorsOf } from '#db/queries/contributions.server.ts'
import { closedOn, closingFacts, handOverOf, outlivingLoans } from '#db/queries/fund-closing.server.ts'
import { maybeWords, words } from '../granting/course-form.server.ts'
import { donorReport } from './donor-report.server.ts'

export const ClosingPost = z
  .strictObject({ operation: z.uuid(), moneyTo: words, loansTo: maybeWords, reason: words })
  .transform(({ operation, reason, moneyTo, loansTo }) => ({
    operation,
    reason,
    data: { kind: 'closing', moneyTo, loansTo } satisfies FundDecisionData,
  }))

const obstacleOf: Record<ClosingObstacle, { word: (of: { count: number }) => string; href: string }> = {
  proposals: { word: m.closing_proposals, href: '/manager/proposals' },
  grants: { word: m.closing_grants, href: '/manager/grants' },
  payments: { word: m.closing_payments, href: '/manager/tranches' },
  files: { word: m.closing_files, href: '/manager/payments' },
  movements: { word: m.closing_movements, href: '/manager/payments' },
  decisions: { word: m.closing_decisions, href: '/manager/fund/decisions' },
  years: { word: m.closing_years, href: '/manager/years' },
  'short-days': { word: m.closing_short_days, href: '/manager/fund' },
}

/**
 * What is in the way of closing the fund, what is left of whose money, the loans that outlive it, and what is handed over.
 */
export async function closingPage(actor: Person, now: Date) {
  const language = currentLocale()
  const today = dayOf(now)
  const [closed, facts, loans, kept, donors] = await Promise.all([
    closedOn(db(), actor.fund),
    closingFacts(db(), actor.fund, now),
    outlivingLoans(db(), actor.fund, now),
    handOverOf(db(), actor.fund),
    donorsOf(db(), actor.fund),
  ])
  const obstacles = closed ? [] : inTheWay(facts)
  const left = await Promise.all(
    donors.map(async ({ id, name }) => {
      const { pots } = await donorReport(actor.fund, id, today)
      return pots.map(({ pot, own }) => ({
        key: `${id}-${pot?.key ?? ''}`,
        name,
        href: `/manager/fund/donors/${id}`,
        pot: pot?.name ?? m.fund_transfer_no_pot(),
        amount: formatMoney(own.left, language),
      }))
    }),
  )
  return {
    closed: closed && formatDay(closed, language),
    obstacles: obstacles.map((key) => ({
      key,
      text: obstacleOf[key].word({ count: facts[key] }),
      href: obstacleOf[key].href,
    })),
    left: left.flat(),
    loans: loans.map((loan) => ({
      key: loan.grant,
      name: loan.name,
      href: `/manager/grants/${loan.grant}/loan`,
      open: formatMoney(loan.outstanding, language),
      until: formatDay(loan.until, language),
    })),
    kept: kept && { made: formatDay(dayOf(kept.madeAt), language), sha256: kept.sha256 },
    prepares: can(actor, 'prepare-fund-decision').ok && !closed && obstacles.length === 0,
    operation: randomUUID(),
  }
}
