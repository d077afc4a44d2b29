import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { cleanText } from '#app/domain/proposal/typing.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { canHand, canMark, canShelve, type WorkTopic } from '#app/domain/work-mark.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { type Reader, type Tx, transaction } from '#db/client.server.ts'
import { type WorkItem, withTerm } from '#db/queries/desk/item.ts'
import { onesOwn, pilesOf, type WorkSort } from '#db/queries/desk.server.ts'
import { colleaguesFor, heldBy, marksOf, whoIsWho } from '#db/queries/work-marks.server.ts'
import { workMarks } from '#db/schema/index.ts'

/** A piece of work by its sort and key, as the desk shows it. */
export type WorkPlace = { sort: WorkSort; key: string }
type Said = { until?: IsoDate; person?: string; reason: string }

/**
 * Puts a piece of work away until a day, with the reason: it leaves every desk until then. Refuses `not-found` for what is
 * not on one's own desk and to who only looks on, and what `canMark` and `canShelve` refuse.
 */
export function shelveWork(
  actor: Person,
  place: WorkPlace,
  form: { operation: string; until: IsoDate; reason: string },
  now: Date,
): Promise<Verdict> {
  return marking(actor, 'shelve-work', place, form, now, async (tx, item) => {
    const term = withTerm.includes(item.kind) ? item.on : null
    const verdict = canShelve({ until: form.until, today: dayOf(now), term })
    if (verdict.ok) await write(tx, actor, place, 'shelf', form, now)
    return verdict
  })
}

/**
 * Gives a piece of work to a colleague with the same role, with the reason: it stands on their desk and on that of who stands
 * in for them. Refuses `not-found` for what is not on one's own desk, and what `canMark` and `canHand` refuse.
 */
export function handWork(
  actor: Person,
  place: WorkPlace,
  form: { operation: string; person: string; reason: string },
  now: Date,
): Promise<Verdict> {
  return marking(actor, 'hand-work', place, form, now, async (tx, item) => {
    const verdict = canHand(form.person, {
      preparedBy: item.preparedBy?.id ?? null,
      colleagues: await colleaguesFor(tx, actor.fund, item, dayOf(now)),
    })
    if (verdict.ok) await write(tx, actor, place, 'hand', form, now)
    return verdict
  })
}

/** Puts a piece of work back on the desk of everybody whose work it is. Refuses `not-found` and `work-of-other` as the others do. */
export function returnWork(
  actor: Person,
  place: WorkPlace,
  form: { operation: string },
  now: Date,
): Promise<Verdict> {
  return marking(actor, 'return-work', place, form, now, async (tx) => {
    for (const topic of ['shelf', 'hand'] as const) await write(tx, actor, place, topic, { reason: '' }, now)
    return allowed()
  })
}

function marking(
  actor: Person,
  command: string,
  place: WorkPlace,
  form: { operation: string },
  now: Date,
  act: (tx: Tx, item: WorkItem) => Promise<Verdict>,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command, ...place, ...form }, now, async () => {
      const may = can(actor, 'lay-work')
      if (!may.ok) return may
      if (onesOwn.includes(place.sort)) return refused('not-found')
      const piles = await pilesOf(tx, actor, dayOf(now), { sorts: [place.sort], everybody: true })
      const item = piles.flatMap(({ items }) => items).find(({ key }) => key === place.key)
      if (!item) return refused('not-found')
      const mark = await mayMark(tx, actor, item, dayOf(now))
      return mark.ok ? act(tx, item) : mark
    }),
  )
}

/** Is this piece of work theirs to put somewhere on a day? Refuses what `canMark` refuses. */
export async function mayMark(
  reader: Reader,
  actor: Person,
  item: Pick<WorkItem, 'holder' | 'key'>,
  day: IsoDate,
): Promise<Verdict> {
  const [marks, who] = [await marksOf(reader, actor.fund), await whoIsWho(reader, actor, day)]
  const isManager = actor.roles.includes('manager')
  return canMark({ mine: who.mine, isManager }, heldBy(item, marks, who))
}

async function write(
  tx: Tx,
  actor: Person,
  { sort, key }: WorkPlace,
  topic: WorkTopic,
  { until, person, reason }: Said,
  now: Date,
): Promise<void> {
  await tx.insert(workMarks).values({
    id: newId(now),
    fundId: actor.fund,
    sort,
    key,
    topic,
    untilOn: until ?? null,
    personId: person ?? null,
    reason: cleanText(reason),
    markedBy: actor.person,
    markedAt: now,
  })
}
