import { eq } from 'drizzle-orm'
import { usualAidRules } from '#app/domain/aid/rules.ts'
import { cents } from '#app/domain/money.ts'
import { db } from '#db/client.server.ts'
import { funds } from '#db/schema/index.ts'
import type { Wish } from './applying.ts'
import type { World } from './base.ts'

/** Somebody who sells things, with aid of another giver so many euros on a day. */
export function selling(wish: Wish = {}, told: { day: string; amount: string }[] = []): Wish {
  const rows = Object.fromEntries(
    told.flatMap(({ day, amount }, at) => [
      [`deMinimisAid[${at}].id`, `019cd730-6900-7546-91cc-00000000000${at}`],
      [`deMinimisAid[${at}].aidGiver`, 'De gemeente'],
      [`deMinimisAid[${at}].aidDate`, day],
      [`deMinimisAid[${at}].aidAmount`, amount],
    ]),
  )
  const stateAid = { sellsGoodsOrServices: 'yes', ...rows }
  return { ...wish, pages: { ...wish.pages, money: { ...wish.pages?.money, stateAid } } }
}

/** Another ceiling of state aid for the whole of the usual regulation. */
export async function aidCeiling(world: Pick<World, 'fund'>, amount: number): Promise<void> {
  const [usual] = usualAidRules.ceilings
  const aidRules = { ...usualAidRules, ceilings: [{ ...usual, cents: cents(amount) }] }
  await db().update(funds).set({ settings: { aidRules } }).where(eq(funds.id, world.fund))
}
