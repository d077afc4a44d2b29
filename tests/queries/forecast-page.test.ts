import { beforeAll, describe, expect, test } from 'vitest'
import { promiseContribution } from '#app/commands/promise-contribution.server.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { headroom } from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'
import { formatMoney } from '#app/i18n/format.ts'
import { forecastPage } from '#app/server/fund/forecast-page.server.ts'
import { db } from '#db/client.server.ts'
import { coverOfScope } from '#db/queries/ledger.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, operation, today, yes } from '#tests/world/base.ts'
import { potIds } from '#tests/world/fund-money.ts'
import { type GrantWorld, runningGrant } from '#tests/world/granting.ts'

useDatabase({ max: 4 })

describe('what the forecast says may be awarded', () => {
  let made: GrantWorld
  beforeAll(async () => {
    made = await runningGrant(await aFund())
    const promise = {
      donor: 'Provincie',
      pot: 'giving',
      amountCents: cents(50_000_00),
      dueOn: '2026-12-31',
      receivedOn: null,
      acceptedShareBp: 10_000,
      source: 'Brief van 1 maart 2026',
    }
    await yes(promiseContribution(made.panel.sipke, { operation: operation(), ...promise }, today))
  })
  const page = (late: string | null, pot: string | null = null) =>
    forecastPage(made.fund, { late, comes: null, pot }, today)

  test('is what the books carry, in whatever view', async () => {
    const [booked, late] = [await page(null), await page('6')]
    const may = ({ awardable }: typeof booked) => awardable.map(({ key, amount, why }) => [key, amount, why])
    expect(may(late)).toEqual(may(booked))
    expect(late.awardable.map(({ free }) => free)).not.toEqual(booked.awardable.map(({ free }) => free))
    expect(late.shortest).not.toBe(booked.shortest)
    expect(late.says[0]).toBe(booked.says[0])
    expect(late.says[0]).toContain(`Nu kan er nog ${booked.awardable[0]?.amount} worden toegekend.`)
    expect(late.says.join(' ')).toContain('Dat geld is al toegezegd.')
    expect(booked.says).toHaveLength(1)
  })

  test('of a pot is what its own book carries', async () => {
    const [booked, late] = [await page(null, 'giving'), await page('6', 'giving')]
    const { giving } = await potIds(made.fund)
    const free = headroom(await coverOfScope(db(), made.fund, giving ?? ''), dayOf(today))
    expect(booked.says[0]).toContain(formatMoney(free, 'nl'))
    expect(late.says[0]).toBe(booked.says[0])
  })
})
