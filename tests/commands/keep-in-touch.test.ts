import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { changeSetting } from '#app/commands/change-setting.server.ts'
import { keepInTouch } from '#app/commands/keep-in-touch.server.ts'
import { setGrantContact } from '#app/commands/set-grant-contact.server.ts'
import { addDays, amsterdamInstant, type IsoDate } from '#app/domain/calendar.ts'
import { languages } from '#app/i18n/languages.ts'
import { mailInWords } from '#app/server/mail/words.server.ts'
import { db } from '#db/client.server.ts'
import { lastHeard } from '#db/queries/heard.server.ts'
import { grants, milestones, outgoingMails } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, operation, type World, yes } from '#tests/world/base.ts'
import { type GrantWorld, runningGrant } from '#tests/world/granting.ts'

useDatabase()

let world: World
let made: GrantWorld
let due: IsoDate
beforeAll(async () => {
  world = await aFund(900_000_00)
  made = await runningGrant(world)
  const [first] = await db()
    .select()
    .from(milestones)
    .where(eq(milestones.grantId, made.grant))
    .orderBy(milestones.dueOn)
  due = first?.dueOn ?? ''
})

const at = (day: IsoDate) => amsterdamInstant(day, '08:00')
const mails = async (template: string) =>
  db().select().from(outgoingMails).where(eq(outgoingMails.template, template))

describe('a kind mail', () => {
  test('goes once in the week before a milestone, also when two workers come at once', async () => {
    expect(await keepInTouch(at(addDays(due, -8)))).toBe(0)
    await Promise.all([1, 2].map(() => keepInTouch(at(addDays(due, -7)))))
    await keepInTouch(at(addDays(due, -3)))
    const sent = await mails('milestone-due-7')
    expect(new Set(sent.map(({ recipient }) => recipient)).size).toBe(sent.length)
    expect(sent.length).toBeGreaterThan(0)
  })

  test('asks how it goes in the week before somebody calls, when nothing is due', async () => {
    const heard = (await lastHeard(db(), made.grant)) ?? ''
    await db().update(grants).set({ contactRhythmDays: 20 }).where(eq(grants.id, made.grant))
    const day = addDays(heard, 15)
    await keepInTouch(at(day))
    await keepInTouch(at(addDays(day, 1)))
    const sent = await mails('keeping-in-touch')
    expect(sent.length).toBeGreaterThan(0)
    expect(new Set(sent.map(({ recipient }) => recipient)).size).toBe(sent.length)
  })

  test('has all its words in every language', async () => {
    for (const template of ['milestone-due-7', 'keeping-in-touch']) {
      const [one] = await mails(template)
      for (const locale of languages) {
        const words = await mailInWords({ ...(one as NonNullable<typeof one>), locale })
        expect(JSON.stringify(words)).not.toMatch(/\{\{|undefined/)
      }
    }
  })

  test('does not go to a grant for which it was ended, and goes again once it is wanted', async () => {
    const other = await runningGrant(world)
    const [first] = await db()
      .select()
      .from(milestones)
      .where(eq(milestones.grantId, other.grant))
      .orderBy(milestones.dueOn)
    const day = addDays(first?.dueOn ?? '', -5)
    const choose = (mails: boolean) =>
      setGrantContact(
        other.panel.sipke,
        other.grant,
        { operation: operation(), contact: null, days: null, mails },
        at(day),
      )
    const told = async () =>
      (await mails('milestone-due-7')).filter(({ props }) => props.grant === other.grant).length
    await yes(choose(false))
    await keepInTouch(at(day))
    expect(await told()).toBe(0)
    await yes(choose(true))
    await keepInTouch(at(day))
    expect(await told()).toBeGreaterThan(0)
  })

  test('does not go where the fund wants none', async () => {
    const jelle = { ...(await enter(world, 'jelle')), steppedUpAt: at(due) }
    await yes(changeSetting(jelle, 'kindDays', { operation: operation(), seen: '7', typed: '0' }, at(due)))
    expect(await keepInTouch(at(addDays(due, -2)))).toBe(0)
  })
})
