import { asc, eq } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { contactPeople, funds, neighbourhoods, pots, yearCeilings } from '#db/schema/index.ts'

export type FundRow = typeof funds.$inferSelect
export type Neighbourhood = { id: string; key: string; name: string; parentKey: string | null }

/** The fund that this address serves: the first one that was set up. */
export async function currentFund(reader: Reader): Promise<FundRow | null> {
  const [row] = await reader.select().from(funds).orderBy(asc(funds.createdAt)).limit(1)
  return row ?? null
}

/** A fund by its id; null when there is none. */
export async function fundById(reader: Reader, id: string): Promise<FundRow | null> {
  const [row] = await reader.select().from(funds).where(eq(funds.id, id))
  return row ?? null
}

export async function potsOf(reader: Reader, fund: string) {
  return reader.select().from(pots).where(eq(pots.fundId, fund)).orderBy(asc(pots.sort))
}

/** The ceilings of the years that have one, by year. */
export async function yearCeilingsOf(reader: Reader, fund: string) {
  return reader
    .select()
    .from(yearCeilings)
    .where(eq(yearCeilings.fundId, fund))
    .orderBy(asc(yearCeilings.year))
}

export async function neighbourhoodsOf(reader: Reader, fund: string): Promise<Neighbourhood[]> {
  const rows = await reader
    .select()
    .from(neighbourhoods)
    .where(eq(neighbourhoods.fundId, fund))
    .orderBy(asc(neighbourhoods.sort))
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    name: row.name,
    parentKey: rows.find((other) => other.id === row.parentId)?.key ?? null,
  }))
}

export type Contact = {
  name: string
  role: string
  phone: string
  hours: string
  neighbourhood: string | null
}

/** Whom to call: the person of each neighbourhood, and those for the whole fund first. */
export async function contactsOf(reader: Reader, fund: string): Promise<Contact[]> {
  const rows = await reader
    .select({
      name: contactPeople.name,
      role: contactPeople.role,
      phone: contactPeople.phone,
      hours: contactPeople.hours,
      neighbourhood: neighbourhoods.key,
      sort: contactPeople.sort,
    })
    .from(contactPeople)
    .leftJoin(neighbourhoods, eq(neighbourhoods.id, contactPeople.neighbourhoodId))
    .where(eq(contactPeople.fundId, fund))
    .orderBy(asc(contactPeople.sort))
  return rows.map(({ sort: _sort, ...row }) => row)
}
