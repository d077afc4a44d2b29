import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { askCallBack } from '#app/commands/ask-call-back.server.ts'
import { finishCallBack } from '#app/commands/finish-call-back.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { refused } from '#app/domain/verdict.ts'
import { mailValues } from '#app/server/mail/values.server.ts'
import { db } from '#db/client.server.ts'
import { callBackList } from '#db/queries/call-backs.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { callBacks, events, outgoingMails } from '#db/schema/index.ts'
import { renderMail } from '#emails/templates/render.tsx'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'

useDatabase()

let world: World
let sipke: Person
beforeAll(async () => {
  world = await aFund()
  sipke = await enter(world, 'sipke')
})

const form = { name: 'Ineke van der Wal', phone: '0612345678', email: 'ineke@example.org' }
const ask = (more = {}, now = today) => askCallBack(world.fund, { ...form, ...more }, 'nl', now)
const logOf = (type: string) => db().select().from(events).where(eq(events.type, type))

describe('asking to be called', () => {
  test('is written down, told by mail, and becomes work with the number', async () => {
    const { callBack } = await yes(ask({ neighbourhood: 'bilgaard', about: 'Een idee' }))
    const [row] = await db().select().from(callBacks).where(eq(callBacks.id, callBack))
    expect(row).toMatchObject({ neighbourhood: 'bilgaard', about: 'Een idee', calledAt: null })
    const work = await workOf(db(), sipke, dayOf(today))
    expect(work).toMatchObject([
      { kind: 'call-back', title: 'Ineke van der Wal: 0612345678', on: '2026-03-12' },
    ])
    const [mail] = await db().select().from(outgoingMails)
    expect(mail).toMatchObject({ template: 'call-back-asked', address: form.email })
    const { subject, text } = await renderMail('call-back-asked', await mailValues(mail!), 'nl')
    expect(subject).toBe('Wij bellen u terug')
    expect(text).toContain('Ineke van der Wal')
    expect(text).toContain('donderdag 12 maart 2026, 17.00 uur')
  })

  test('keeps names, numbers and words out of the log', async () => {
    const [event] = await logOf('call-back-asked')
    expect(Object.keys(event?.data ?? {})).toEqual(['callBack'])
  })

  test('twice at once, and again in the same day, is one question', async () => {
    const phone = '0687654321'
    const asked = await Promise.all([1, 2, 3].map(() => yes(ask({ phone }))))
    asked.push(await yes(ask({ phone }, later({ minutes: 90 }))))
    expect(new Set(asked.map(({ callBack }) => callBack)).size).toBe(1)
    const tomorrow = await yes(ask({ phone }, later({ days: 2 })))
    expect(tomorrow.callBack).not.toBe(asked[0]?.callBack)
  })

  test('without an address sends no mail, and does not believe a neighbourhood that is not there', async () => {
    const before = await db().$count(outgoingMails)
    const { callBack } = await yes(ask({ phone: '0581234567', email: undefined, neighbourhood: 'mars' }))
    expect(await db().$count(outgoingMails)).toBe(before)
    const [row] = await db().select().from(callBacks).where(eq(callBacks.id, callBack))
    expect(row?.neighbourhood).toBeNull()
  })
})

describe('having called', () => {
  test('takes it off the desk; the first who says so is kept', async () => {
    const { callBack } = await yes(ask({ phone: '0580000001' }))
    const tjitske = await enter(world, 'tjitske')
    const call = (actor: Person, id = callBack) =>
      finishCallBack(actor, id, { operation: operation() }, later({ minutes: 5 }))
    expect(await call(tjitske)).toEqual(refused('not-found'))
    await yes(call(sipke))
    await yes(call(sipke))
    expect((await logOf('called-back')).map(({ data }) => data)).toEqual([{ callBack }])
    expect((await workOf(db(), sipke, dayOf(today))).map(({ title }) => title)).not.toContain(
      'Ineke van der Wal: 0580000001',
    )
    const list = await callBackList(db(), sipke)
    expect(list.find(({ id }) => id === callBack)?.calledBy).toBe(sipke.name)
    expect(await call(sipke, 'no-key')).toEqual(refused('not-found'))
    const elsewhere = await enter(await aFund(), 'sipke')
    expect(await call(elsewhere)).toEqual(refused('not-found'))
  })
})
