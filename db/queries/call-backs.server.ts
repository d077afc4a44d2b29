import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Actor } from '#app/domain/access.ts'
import type { Reader } from '#db/client.server.ts'
import { callBacks, neighbourhoods, people } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type CallBack = Awaited<ReturnType<typeof selectCallBacks>>[number]

const calledShown = 50

/** Who waits for a call, the longest in front; then the last ones that were called. */
export async function callBackList(reader: Reader, actor: Actor): Promise<CallBack[]> {
  const here = eq(callBacks.fundId, actor.fund)
  const [waiting, called] = await Promise.all([
    selectCallBacks(reader)
      .where(and(here, isNull(callBacks.calledAt)))
      .orderBy(asc(callBacks.askedAt)),
    selectCallBacks(reader)
      .where(and(here, isNotNull(callBacks.calledAt)))
      .orderBy(desc(callBacks.calledAt))
      .limit(calledShown),
  ])
  return [...waiting, ...called]
}

/** One of them; null for anything else, be it another fund's or no key at all. */
export async function callBackById(reader: Reader, actor: Actor, id: string): Promise<CallBack | null> {
  if (!isUuid(id)) return null
  const [row] = await selectCallBacks(reader).where(
    and(eq(callBacks.fundId, actor.fund), eq(callBacks.id, id)),
  )
  return row ?? null
}

function selectCallBacks(reader: Reader) {
  return reader
    .select({
      id: callBacks.id,
      name: callBacks.name,
      phone: callBacks.phone,
      email: callBacks.email,
      neighbourhood: neighbourhoods.name,
      times: callBacks.times,
      about: callBacks.about,
      askedAt: callBacks.askedAt,
      calledAt: callBacks.calledAt,
      calledBy: people.name,
    })
    .from(callBacks)
    .leftJoin(
      neighbourhoods,
      and(eq(neighbourhoods.fundId, callBacks.fundId), eq(neighbourhoods.key, callBacks.neighbourhood)),
    )
    .leftJoin(people, eq(people.id, callBacks.calledBy))
    .$dynamic()
}
