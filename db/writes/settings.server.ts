import type { Person } from '#app/domain/access.ts'
import type { SettingValue } from '#app/domain/fund-setting.ts'
import type { Tx } from '#db/client.server.ts'
import { settingChanges } from '#db/schema/index.ts'

/** Keeps what a fund chose before and after, and who did it. */
export async function noteChange(
  tx: Tx,
  change: {
    id: string
    actor: Pick<Person, 'fund' | 'person'>
    name: string
    before: SettingValue
    after: SettingValue
    at: Date
  },
): Promise<void> {
  const { id, actor, name, before, after, at } = change
  await tx.insert(settingChanges).values({
    id,
    fundId: actor.fund,
    name,
    before: JSON.stringify(before),
    after: JSON.stringify(after),
    changedBy: actor.person,
    changedAt: at,
  })
}
