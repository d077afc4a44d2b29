import { eq } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { closeYear } from '#app/commands/close-year.server.ts'
import { prepareClosing } from '#app/commands/prepare-closing.server.ts'
import { prepareFundDecision } from '#app/commands/prepare-fund-decision.server.ts'
import { promiseContribution } from '#app/commands/promise-contribution.server.ts'
import { takeFundDecision } from '#app/commands/take-fund-decision.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { awardLines } from '#app/domain/ledger/lines.ts'
import { cents } from '#app/domain/money.ts'
import { allowed, refused } from '#app/domain/verdict.ts'
import { sha256 } from '#app/effects/hash.ts'
import { makeHandOver } from '#app/server/jobs/make-hand-over.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { closedOn, closingFacts, handOverOf } from '#db/queries/fund-closing.server.ts'
import { ledgerEntries } from '#db/schema/index.ts'
import { post } from '#db/writes/ledger.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, operation, today, type World, yes } from '#tests/world/base.ts'
import { aTransfer, potIds } from '#tests/world/fund-money.ts'
import { runningGrant } from '#tests/world/granting.ts'

useDatabase({ max: 12 })

const day = dayOf(today)
const closing = (loansTo: string | null = null) => ({
  operation: operation(),
  reason: 'De drie jaren zijn om.',
  data: { kind: 'closing' as const, moneyTo: 'Terug naar de gevers', loansTo },
})

describe('the end of a fund', () => {
  let world: World
  let sipke: Person
  let tjitske: Person
  let decision = ''
  beforeAll(async () => {
    world = await aFund()
    sipke = await enter(world, 'sipke')
    tjitske = { ...(await enter(world, 'tjitske')), steppedUpAt: today }
  })

  test('waits for what is open', async () => {
    expect(await prepareFundDecision(sipke, closing(), today)).toEqual(
      refused('closing-in-the-way', { obstacles: ['years'] }),
    )
    const running = await aFund()
    await runningGrant(running)
    expect(await closingFacts(db(), running.fund, today)).toMatchObject({ grants: 1, years: 1 })
    await yes(prepareClosing(sipke, 2025, { operation: operation() }, today))
    await yes(closeYear(tjitske, 2025, { operation: operation() }, today))
  })

  test('takes two people, and then no decision takes money any more', async () => {
    decision = (await yes(prepareFundDecision(sipke, closing(), today))).decision
    const form = () => ({ operation: operation() })
    expect(
      await takeFundDecision({ ...sipke, roles: ['approver'], steppedUpAt: today }, decision, form(), today),
    ).toEqual(refused('same-person'))
    await yes(takeFundDecision(tjitske, decision, form(), today))
    expect(await closedOn(db(), world.fund)).toBe(day)
    expect(await prepareFundDecision(sipke, closing(), today)).toEqual(
      refused('fund-closed', { closedOn: day }),
    )
    const transfer = { operation: operation(), data: await aTransfer(world), reason: 'Meer vraag.' }
    expect(await prepareFundDecision(sipke, transfer, today)).toEqual(
      refused('fund-closed', { closedOn: day }),
    )
    const { giving = '' } = await potIds(world.fund)
    const posting = {
      fund: world.fund,
      by: 'system',
      at: today,
      lines: awardLines(1_00, day, { pot: giving }),
    }
    const award = transaction(async (tx) => {
      await post(tx, { id: operation(), weighs: 'decision', ...posting })
      return allowed()
    })
    expect(await award).toEqual(refused('fund-closed', { closedOn: day }))
  })

  test('facts are still booked', async () => {
    const gift = {
      donor: 'Provincie',
      pot: null,
      amountCents: cents(10_00),
      dueOn: day,
      receivedOn: day,
      acceptedShareBp: 10_000,
      source: null,
    }
    await yes(promiseContribution(sipke, { operation: operation(), ...gift }, today))
  })

  test('hands over one file, once, in which every mark is right', async () => {
    const payload = { fund: world.fund, decision }
    await makeHandOver(payload, today)
    const kept = await handOverOf(db(), world.fund)
    await makeHandOver(payload, today)
    expect((await handOverOf(db(), world.fund))?.sha256).toBe(kept?.sha256)
    const files = unzipSync(new Uint8Array(kept?.bytes ?? []))
    const names = Object.keys(files)
    for (const name of ['LEESMIJ.txt', 'leningen.csv', 'staatssteun.csv']) expect(names).toContain(name)
    const books = names.filter((name) => /^kasboek\/(\d{4}|later)\.csv$/.test(name))
    for (const name of books.filter((one) => !one.includes('later')))
      for (const end of ['xlsx', 'xaf']) expect(names).toContain(name.replace('csv', end))
    const written = books.flatMap((name) =>
      strFromU8(files[name] as Uint8Array)
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => Number(line.split(';')[0])),
    )
    const entries = await db().select().from(ledgerEntries).where(eq(ledgerEntries.fundId, world.fund))
    const shown = entries.filter(({ coverCents }) => coverCents !== 0).map(({ number }) => Number(number))
    expect(new Set(written)).toEqual(new Set(shown))
    expect(written).toHaveLength(2 * shown.length)
    expect(names.filter((name) => name.startsWith('gevers/'))).not.toEqual([])
    const sums = strFromU8(files.SHA256SUMS as Uint8Array)
      .trim()
      .split('\n')
    expect(sums).toHaveLength(names.length - 2)
    for (const line of sums) {
      const [sum, name = ''] = line.split('  ')
      expect(sha256(files[name] as Uint8Array)).toBe(sum)
    }
  })
})
