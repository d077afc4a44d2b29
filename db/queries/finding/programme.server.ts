import { and, desc, eq, isNull, ne, or } from 'drizzle-orm'
import { grants, lessons, programmePartners, proposals, rounds } from '#db/schema/index.ts'
import { notClosedTo } from '../closed.server.ts'
import { type Hit, hasEach, hit, type Sight } from './hit.server.ts'

export async function findLessons({ reader, actor, asked, most }: Sight): Promise<Hit[]> {
  const rows = await reader
    .select({ id: lessons.id, title: lessons.title, source: lessons.source })
    .from(lessons)
    .leftJoin(grants, eq(grants.id, lessons.grantId))
    .leftJoin(proposals, eq(proposals.id, grants.proposalId))
    .where(
      and(
        eq(lessons.fundId, actor.fund),
        ne(lessons.title, ''),
        or(isNull(lessons.grantId), notClosedTo(actor)),
        hasEach(asked, lessons.title, lessons.text),
      ),
    )
    .orderBy(desc(lessons.learnedOn), lessons.id)
    .limit(most)
  return rows.map(({ id, title, source }) =>
    hit({ key: id, title, beside: source, href: `/manager/lessons/${id}` }),
  )
}

export async function findRounds({ reader, actor, asked, most }: Sight): Promise<Hit[]> {
  const rows = await reader
    .select({ id: rounds.id, name: rounds.name })
    .from(rounds)
    .where(and(eq(rounds.fundId, actor.fund), hasEach(asked, rounds.name)))
    .orderBy(desc(rounds.opensAt), rounds.id)
    .limit(most)
  return rows.map(({ id, name }) => hit({ key: id, title: name, href: `/manager/rounds/${id}` }))
}

export async function findPartners({ reader, actor, asked, most }: Sight): Promise<Hit[]> {
  const rows = await reader
    .select({ key: programmePartners.key, name: programmePartners.name })
    .from(programmePartners)
    .where(and(eq(programmePartners.fundId, actor.fund), hasEach(asked, programmePartners.name)))
    .orderBy(programmePartners.sort)
    .limit(most)
  return rows.map(({ key, name }) => hit({ key, title: name, href: `/manager/programme/partners/${key}` }))
}
