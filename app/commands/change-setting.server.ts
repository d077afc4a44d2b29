import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { fundSettingsSchema, type Regime } from '#app/domain/fund.ts'
import { readSetting, type SettingName, settingOf } from '#app/domain/fund-setting.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { fundById } from '#db/queries/fund.server.ts'
import { funds } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/clauses.server.ts'
import { noteChange } from '#db/writes/settings.server.ts'

/**
 * Changes one choice of the fund, from now on: what was decided, agreed or promised before stays as it was. `typed` is what
 * was typed, `seen` the value on the page. Refuses `not-found` to others than an administrator, what `readSetting` refuses,
 * `changed-by-other`, and `nothing-changed`.
 */
export async function changeSetting(
  actor: Person,
  name: SettingName,
  form: { operation: string; typed: string; seen: string },
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'change-setting', name, ...form }, now, async () => {
      const may = can(actor, 'administer')
      if (!may.ok) return may
      const read = readSetting(name, form.typed)
      if (!read.ok) return read
      await lockFund(tx, actor.fund)
      const fund = await fundById(tx, actor.fund)
      if (!fund) return refused('not-found')
      const settings = fundSettingsSchema.parse(fund.settings)
      const before = settingOf({ regime: fund.regime as Regime, settings }, name)
      if (JSON.stringify(before) !== form.seen) return refused('changed-by-other')
      if (before === read.value) return refused('nothing-changed')
      const stored = { ...(fund.settings as Record<string, unknown>), [name]: read.value ?? undefined }
      await tx
        .update(funds)
        .set(name === 'regime' ? { regime: String(read.value) } : { settings: stored })
        .where(eq(funds.id, fund.id))
      await noteChange(tx, { id: newId(now), actor, name, before, after: read.value, at: now })
      await record(tx, { type: 'setting-changed', fund: actor.fund, actor: actor.id, setting: name, at: now })
      return allowed()
    }),
  )
}
