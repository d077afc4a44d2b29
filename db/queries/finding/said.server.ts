import { and, desc, eq, isNull } from 'drizzle-orm'
import type { MomentKind } from '#app/domain/near/contact-moment.ts'
import { contactMoments, initiatives, messages, people, proposals } from '#db/schema/index.ts'
import { type Hit, hasEach, hit, isReadBy, nameOfInitiative, nameOfPlan, type Sight } from './hit.server.ts'

export async function findMessages({ reader, actor, asked, most }: Sight): Promise<Hit[]> {
  const rows = await reader
    .select({
      id: messages.id,
      proposal: messages.proposalId,
      title: nameOfPlan,
      name: people.name,
      at: messages.sentAt,
    })
    .from(messages)
    .innerJoin(people, eq(people.id, messages.author))
    .innerJoin(proposals, eq(proposals.id, messages.proposalId))
    .innerJoin(initiatives, eq(initiatives.id, proposals.initiativeId))
    .where(and(isReadBy(actor), hasEach(asked, messages.text)))
    .orderBy(desc(messages.sentAt), desc(messages.id))
    .limit(most)
  return rows.map(({ id, proposal, title, name, at }) =>
    hit({ key: id, title, beside: name, at, href: `/manager/proposals/${proposal}/messages` }),
  )
}

export async function findMoments({ reader, actor, asked, most }: Sight): Promise<Hit[]> {
  const rows = await reader
    .select({
      id: contactMoments.id,
      initiative: proposals.initiativeId,
      title: nameOfInitiative,
      way: contactMoments.kind,
      at: contactMoments.happenedAt,
    })
    .from(contactMoments)
    .innerJoin(proposals, eq(proposals.id, contactMoments.proposalId))
    .innerJoin(initiatives, eq(initiatives.id, proposals.initiativeId))
    .where(
      and(
        isReadBy(actor),
        isNull(contactMoments.removedAt),
        hasEach(asked, contactMoments.words, contactMoments.step),
      ),
    )
    .orderBy(desc(contactMoments.happenedAt), desc(contactMoments.id))
    .limit(most)
  return rows.map(({ id, initiative, title, way, at }) =>
    hit({ key: id, title, way: way as MomentKind, at, href: `/manager/initiatives/${initiative}` }),
  )
}
