import { desc, eq, inArray } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { FundSettings, Regime } from '#app/domain/fund.ts'
import type { ClauseSeed } from '#app/domain/grant/translation.ts'
import type { Cents } from '#app/domain/money.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { contactPeople, funds, neighbourhoods, pots, yearCeilings } from '#db/schema/index.ts'
import { followSeed } from '#db/writes/clauses.server.ts'

export type FundSetUp = {
  slug: string
  name: string
  legalName: string
  seat: string
  kvkNumber: string
  court: string
  referencePrefix: string
  regime: Regime
  startsOn: IsoDate
  endsOn: IsoDate
  ceilingCents: Cents
  example: boolean
  /** What the fund sets for itself; what is absent has the usual value. */
  settings?: Partial<FundSettings>
  pots: { key: string; name: string; ceilingCents: Cents }[]
  yearCeilings: { year: number; ceilingCents: Cents }[]
  /** Parents stand before their children. */
  neighbourhoods: { key: string; name: string; parent?: string }[]
  contacts: { name: string; role: string; phone: string; hours: string; neighbourhood: string | null }[]
  /** The articles that its agreements begin with. */
  clauses: ClauseSeed
}

/**
 * Makes the fund with its pots, ceilings (cents), neighbourhoods, the people one can call and the articles of agreements; a fund that `npm run invite`
 * left nameless is filled in. Refuses `already-set-up` when the fund has pots, and `dates-out-of-order`.
 */
export async function setUpFund(by: string, form: FundSetUp, now: Date): Promise<Verdict<{ fund: string }>> {
  return transaction(async (tx) => {
    if (form.startsOn > form.endsOn) return refused('dates-out-of-order', { from: 'startsOn', to: 'endsOn' })
    const known = await namedOrNameless(tx, form.slug)
    const fund = known?.id ?? newId(now)
    const [pot] = await tx.select({ id: pots.id }).from(pots).where(eq(pots.fundId, fund)).limit(1)
    if (pot) return refused('already-set-up')
    const row = fundRow(form)
    if (known) await tx.update(funds).set(row).where(eq(funds.id, fund))
    else await tx.insert(funds).values({ id: fund, ...row, createdAt: now })
    await addParts(tx, fund, form, now)
    await followSeed(tx, fund, form.clauses, now)
    await record(tx, { type: 'fund-set-up', fund, actor: by, at: now })
    return allowed({ fund })
  })
}

/** The slug of a fund that exists only because its first person was invited. */
const nameless = 'fonds'

async function namedOrNameless(tx: Tx, slug: string): Promise<{ id: string } | undefined> {
  const [row] = await tx
    .select({ id: funds.id })
    .from(funds)
    .where(inArray(funds.slug, [slug, nameless]))
    .orderBy(desc(eq(funds.slug, slug)))
    .limit(1)
  return row
}

function fundRow({
  slug,
  name,
  legalName,
  seat,
  kvkNumber,
  court,
  referencePrefix,
  regime,
  startsOn,
  endsOn,
  ceilingCents,
  example,
  settings = {},
}: FundSetUp) {
  return {
    slug,
    name,
    legalName,
    seat,
    kvkNumber,
    court,
    referencePrefix,
    regime,
    startsOn,
    endsOn,
    ceilingCents,
    example: example ? 'yes' : 'no',
    settings,
  }
}

async function addParts(tx: Tx, fundId: string, form: FundSetUp, now: Date): Promise<void> {
  await tx.insert(pots).values(form.pots.map((pot, sort) => ({ id: newId(now), fundId, sort, ...pot })))
  if (form.yearCeilings.length > 0) {
    await tx
      .insert(yearCeilings)
      .values(form.yearCeilings.map((ceiling) => ({ id: newId(now), fundId, ...ceiling })))
  }
  const ids = new Map(form.neighbourhoods.map(({ key }) => [key, newId(now)]))
  await tx.insert(neighbourhoods).values(
    form.neighbourhoods.map(({ key, name, parent }, sort) => ({
      id: ids.get(key) as string,
      fundId,
      key,
      name,
      parentId: parent ? ids.get(parent) : null,
      sort,
    })),
  )
  await tx.insert(contactPeople).values(
    form.contacts.map(({ neighbourhood, ...contact }, sort) => ({
      id: newId(now),
      fundId,
      neighbourhoodId: neighbourhood ? ids.get(neighbourhood) : null,
      sort,
      ...contact,
    })),
  )
}
