import { and, eq, ne } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { ClauseSeed } from '#app/domain/grant/translation.ts'
import type { Cents } from '#app/domain/money.ts'
import { keyOf } from '#app/domain/results/programme-edit.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { fundById, fundInUse } from '#db/queries/fund.server.ts'
import { funds } from '#db/schema/index.ts'
import { followSeed, lockFund } from '#db/writes/clauses.server.ts'
import { noteChange } from '#db/writes/settings.server.ts'

/** Who the fund is. What stands in agreements and letters changes from the next one on. */
export type FundIdentity = {
  name: string
  legalName: string
  seat: string
  kvkNumber: string
  court: string
  vision: string
  mainAim: string
}
/** For how long and how much it is there; fixed once somebody applied. Ceiling in cents. */
export type FundFrame = { referencePrefix: string; startsOn: IsoDate; endsOn: IsoDate; ceilingCents: Cents }
export type NameFund = { operation: string; seen: string } & FundIdentity & FundFrame

/**
 * Says who the fund is, for how long and with how much. The first time it gets its address, and the
 * articles (`clauses`) that its agreements begin with. Refuses `not-found` to others than an administrator, `changed-by-other` when the fund is not what
 * was on the page, `dates-out-of-order`, and `fund-in-use` for what is fixed once somebody applied.
 */
export async function nameFund(
  actor: Person,
  { operation, seen, ...form }: NameFund,
  clauses: ClauseSeed,
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'name-fund', operation, seen, ...form }, now, async () => {
      const may = can(actor, 'administer')
      if (!may.ok) return may
      await lockFund(tx, actor.fund)
      const fund = await fundById(tx, actor.fund)
      if (!fund) return refused('not-found')
      if (identityHash(fund) !== seen) return refused('changed-by-other')
      if (form.startsOn > form.endsOn)
        return refused('dates-out-of-order', { from: 'startsOn', to: 'endsOn' })
      const { referencePrefix, startsOn, endsOn, ceilingCents } = form
      const moved = Object.entries({ referencePrefix, startsOn, endsOn, ceilingCents }).some(
        ([name, value]) => fund[name as keyof FundFrame] !== value,
      )
      if (moved && (await fundInUse(tx, actor.fund))) return refused('fund-in-use')
      const first = fund.slug === nameless
      await tx
        .update(funds)
        .set({ ...form, ...(first ? { slug: await freeSlug(tx, form.name, fund.id) } : {}) })
        .where(eq(funds.id, fund.id))
      for (const [name, after] of Object.entries(form)) {
        const before = fund[name as keyof typeof form]
        if (before !== after) await noteChange(tx, { id: newId(now), actor, name, before, after, at: now })
      }
      await followSeed(tx, fund.id, clauses, now)
      await record(tx, { type: 'fund-set-up', fund: actor.fund, actor: actor.id, at: now })
      return allowed()
    }),
  )
}

/** What a page showed of a fund, in short. */
export function identityHash(fund: FundIdentity & FundFrame): string {
  const { name, legalName, seat, kvkNumber, court, vision, mainAim } = fund
  const { referencePrefix, startsOn, endsOn, ceilingCents } = fund
  const frame = { referencePrefix, startsOn, endsOn, ceilingCents }
  return hashOf({ name, legalName, seat, kvkNumber, court, vision, mainAim, ...frame })
}

/** The slug of a fund that exists only because its first person was invited. */
const nameless = 'fonds'

async function freeSlug(tx: Tx, name: string, fund: string): Promise<string> {
  const wished = keyOf(name) || nameless
  const [taken] = await tx
    .select({ id: funds.id })
    .from(funds)
    .where(and(eq(funds.slug, wished), ne(funds.id, fund)))
  return taken ? `${wished}-${fund.slice(0, 8)}` : wished
}
