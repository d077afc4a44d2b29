import { and, asc, desc, eq, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Person } from '#app/domain/access.ts'
import type { OpenedThing, OpeningSide } from '#app/domain/opening.ts'
import type { Reader } from '#db/client.server.ts'
import { files, initiatives, openings, people, proposals } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type OpeningFilter = { person: string; initiative: string }

/** Who opened what, the newest first; of one person or of one initiative when that is asked for. */
export async function openingsOf(
  reader: Reader,
  { fund }: Pick<Person, 'fund'>,
  { person, initiative }: OpeningFilter,
  { from, most }: { from: number; most: number },
) {
  const rows = await reader
    .select({
      id: openings.id,
      name: people.name,
      what: openings.what,
      side: openings.side,
      on: openings.on,
      openedAt: openings.openedAt,
      proposal: openings.proposalId,
      submittedAt: proposals.submittedAt,
      reference: proposals.reference,
      title: proposals.title,
      initiative: initiatives.name,
      file: files.name,
    })
    .from(openings)
    .innerJoin(people, eq(people.id, openings.personId))
    .innerJoin(proposals, eq(proposals.id, openings.proposalId))
    .innerJoin(initiatives, eq(initiatives.id, proposals.initiativeId))
    .leftJoin(files, and(eq(files.id, openings.rowId), eq(openings.what, 'file')))
    .where(
      and(
        eq(openings.fundId, fund),
        named(openings.personId, person),
        named(proposals.initiativeId, initiative),
      ),
    )
    .orderBy(desc(openings.openedAt), desc(openings.id))
    .offset(from)
    .limit(most)
  return rows.map((row) => ({ ...row, what: row.what as OpenedThing, side: row.side as OpeningSide }))
}
export type OpeningRow = Awaited<ReturnType<typeof openingsOf>>[number]

/** Everybody, and every initiative, that the list can be narrowed to. */
export async function openingChoices(reader: Reader, { fund }: Pick<Person, 'fund'>) {
  const here = eq(openings.fundId, fund)
  const persons = await reader
    .selectDistinct({ id: people.id, name: people.name })
    .from(openings)
    .innerJoin(people, eq(people.id, openings.personId))
    .where(here)
    .orderBy(asc(people.name))
  const groups = await reader
    .selectDistinct({ id: initiatives.id, name: initiatives.name })
    .from(openings)
    .innerJoin(proposals, eq(proposals.id, openings.proposalId))
    .innerJoin(initiatives, eq(initiatives.id, proposals.initiativeId))
    .where(here)
    .orderBy(asc(initiatives.name))
  return { persons, initiatives: groups }
}

function named(column: PgColumn, id: string): SQL | undefined {
  return isUuid(id) ? eq(column, id) : undefined
}
