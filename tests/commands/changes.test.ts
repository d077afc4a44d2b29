import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { answerChange } from '#app/commands/answer-change.server.ts'
import { declineOffer } from '#app/commands/decline-offer.server.ts'
import { growChange } from '#app/commands/grow-change.server.ts'
import { offerAgreement } from '#app/commands/offer-agreement.server.ts'
import { withdrawChange } from '#app/commands/withdraw-change.server.ts'
import { withdrawOffer } from '#app/commands/withdraw-offer.server.ts'
import type { Person } from '#app/domain/access.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { versionOn } from '#app/domain/grant/agreement.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { cents } from '#app/domain/money.ts'
import { refused } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { agreementTexts } from '#app/server/agreement-texts.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { versionInForce, versionsOf } from '#db/queries/agreements.server.ts'
import { changeById, changesOf } from '#db/queries/changes.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { openCommitments } from '#db/queries/ledger.server.ts'
import { events, milestones, outgoingMails } from '#db/schema/index.ts'
import { post } from '#db/writes/ledger.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later as moment, operation, type World, yes } from '#tests/world/base.ts'
import { actorOf, later, note, proposedTerms, send, sentChange } from '#tests/world/changing.ts'
import {
  aDocument,
  type GrantWorld,
  granting,
  paidTranche,
  runningGrant,
  sign,
  version,
} from '#tests/world/granting.ts'

useDatabase({ max: 8 })

let world: World
beforeAll(async () => {
  world = await aFund(400_000_00)
})

const now = granting.payment
const answer = (
  made: GrantWorld,
  change: string,
  form: { yes: boolean; answer?: string | null },
  side: 'fund' | 'grantee' = 'fund',
) =>
  answerChange(
    actorOf(made, side),
    made.grant,
    change,
    side,
    { operation: operation(), answer: null, ...form },
    agreementTexts(),
    moment({ minutes: 10 }, now),
  )
const eventsOf = async ({ grant }: GrantWorld) =>
  (
    await db()
      .select({ type: events.type })
      .from(events)
      .where(eq(events.subjectId, grant))
      .orderBy(events.sequence)
  ).map(({ type }) => type)
const mails = async ({ grant }: GrantWorld, template: string) =>
  (await db().select().from(outgoingMails).where(eq(outgoingMails.template, template))).filter(
    ({ props }) => props.grant === grant,
  )
const dueOf = async ({ grant }: GrantWorld, id: string) =>
  (
    await db()
      .select({ due: milestones.dueOn })
      .from(milestones)
      .where(and(eq(milestones.grantId, grant), eq(milestones.id, id)))
  )[0]?.due

describe('a free change', () => {
  let made: GrantWorld
  beforeAll(async () => {
    made = await runningGrant(world)
  })

  test('holds at once, keeps the signed version beside it, and is told to the fund', async () => {
    const before = await version(made)
    const first = before.terms.milestones[0]!
    const day = addDays(first.due, 14)
    const change = await sentChange(made, 'grantee', (terms) => later(terms, day))
    expect(await changeById(db(), made.grant, change)).toMatchObject({ state: 'applied', kind: 'free' })
    const holding = await versionInForce(db(), made.grant)
    expect(holding).toMatchObject({ version: 2, state: 'in-force', offeredAt: null })
    expect(holding?.terms.milestones[0]?.due).toBe(day)
    expect(await dueOf(made, first.id)).toBe(day)
    expect((await versionsOf(db(), made.grant)).map(({ state }) => state)).toEqual(['in-force', 'superseded'])
    expect(await mails(made, 'change-applied')).toHaveLength(1)
    expect(await eventsOf(made)).toContain('change-applied')
  })

  test('adds up with those before, since both signed', async () => {
    const { terms } = (await versionInForce(db(), made.grant))!
    const day = addDays(terms.milestones[0]!.due, 15)
    const change = await sentChange(made, 'grantee', (now) => later(now, day))
    expect(await changeById(db(), made.grant, change)).toMatchObject({ state: 'sent', kind: 'notice' })
    expect(await mails(made, 'change-received')).toHaveLength(1)
    expect(await note(made, 'fund', () => ({ place: 'De school' }))).toMatchObject({ ok: true })
    expect(await send(made, 'fund')).toEqual(refused('change-open'))
    expect(await answer(made, change, { yes: false })).toEqual(refused('reason-needed'))
    await yes(answer(made, change, { yes: true }))
    expect((await versionInForce(db(), made.grant))?.terms.milestones[0]?.due).toBe(day)
    expect(await mails(made, 'change-accepted')).toHaveLength(1)
    expect(await answer(made, change, { yes: true })).toMatchObject({
      reason: { code: 'not-in-this-state', state: 'applied' },
    })
  })

  test('what was settled before weighs no more when something else changes', async () => {
    const patch = { roles: [] }
    expect((await proposedTerms(made, 'grantee')).roles.length).toBeGreaterThan(0)
    const change = await sentChange(made, 'grantee', () => patch)
    expect(await changeById(db(), made.grant, change)).toMatchObject({ kind: 'notice' })
    await yes(withdrawChange(made.owner, made.grant, change, 'grantee', { operation: operation() }, now))
    expect(await mails(made, 'change-withdrawn')).toMatchObject([{ props: { change, to: 'fund' } }])
    const { terms } = (await versionInForce(db(), made.grant))!
    const second = terms.milestones[1]!
    const free = await sentChange(made, 'grantee', (now) => ({
      milestones: now.milestones.map(({ number: _number, ...one }) =>
        one.id === second.id ? { ...one, due: addDays(one.due, 7) } : one,
      ),
    }))
    expect(await changeById(db(), made.grant, free)).toMatchObject({ state: 'applied', kind: 'free' })
  })

  test('may count from an earlier day, and then the agreement of that day is told with it', async () => {
    const today = dayOf(now)
    const holding = (await versionInForce(db(), made.grant))!
    await yes(
      note(made, 'grantee', (terms) => ({
        milestones: terms.milestones.map(({ number: _number, ...one }, at) =>
          at === 1 ? { ...one, due: addDays(one.due, 7) } : one,
        ),
      })),
    )
    expect(await send(made, 'grantee', now, { effectiveFrom: addDays(today, 1) })).toMatchObject({
      reason: { code: 'effective-date-wrong', to: today },
    })
    expect(
      await send(made, 'grantee', now, { effectiveFrom: addDays(holding.effectiveFrom!, -1) }),
    ).toMatchObject({
      reason: { code: 'effective-date-wrong', from: holding.effectiveFrom },
    })
    await yes(send(made, 'grantee', now, { effectiveFrom: holding.effectiveFrom }))
    const all = (await versionsOf(db(), made.grant)).map((one) => ({
      ...one,
      signedByBoth: one.offeredAt !== null,
    }))
    const known = moment({ days: 1 }, now)
    expect(versionOn(all, holding.effectiveFrom!, known)?.version).toBe(holding.version + 1)
    expect(versionOn(all, addDays(holding.effectiveFrom!, -1), known)?.version ?? 0).toBeLessThan(
      holding.version,
    )
  })

  test('that is set back leaves nothing to send', async () => {
    const { terms } = (await versionInForce(db(), made.grant))!
    await yes(note(made, 'grantee', () => ({ place: 'Ergens anders' })))
    await yes(note(made, 'grantee', () => ({ place: terms.place })))
    expect(await send(made, 'grantee')).toEqual(refused('change-empty'))
  })
})

describe('who may change what', () => {
  let made: GrantWorld
  beforeAll(async () => {
    made = await runningGrant(world)
  })

  test('strangers, the approver and other funds find nothing', async () => {
    const form = { operation: operation(), seen: 'x', place: 'De kerk' }
    const stranger = await enter(await aFund(), 'sipke')
    for (const actor of [made.panel.tjitske, stranger, made.owner])
      expect(await growChange(actor, made.grant, 'fund', form, now)).toEqual(refused('not-found'))
    expect(await growChange(made.panel.sipke, made.grant, 'grantee', form, now)).toEqual(refused('not-found'))
  })

  test('what is accepted or being paid is corrected forward only', async () => {
    await paidTranche(made, 't1')
    await yes(
      note(made, 'fund', (terms) => ({
        tranches: terms.tranches.map(({ number: _number, ...one }, at) =>
          at === 0
            ? { ...one, amountCents: cents(one.amountCents - 100_00) }
            : at === 1
              ? { ...one, amountCents: cents(one.amountCents + 100_00) }
              : one,
        ),
      })),
    )
    expect(await send(made, 'fund')).toMatchObject({ reason: { code: 'change-of-fact', tranches: ['t1'] } })
  })

  test('a change that cannot be right says why', async () => {
    const other = await runningGrant(world)
    await yes(note(other, 'grantee', (terms) => ({ milestones: terms.milestones.slice(1) })))
    expect(await send(other, 'grantee')).toMatchObject({ reason: { code: 'condition-unknown' } })
    expect((await changesOf(db(), other.grant))[0]).toMatchObject({ state: 'open' })
  })
})

describe('a change that both sign', () => {
  let made: GrantWorld
  beforeAll(async () => {
    made = await runningGrant(world)
  })
  const fresh = async (): Promise<string> => {
    const { terms } = (await versionInForce(db(), made.grant))!
    return sentChange(made, 'grantee', () => ({ endsOn: addDays(terms.endsOn, 30) }))
  }

  test('is put in a document by the fund, while what was agreed goes on', async () => {
    const change = await fresh()
    expect(await changeById(db(), made.grant, change)).toMatchObject({ state: 'sent', kind: 'amendment' })
    await yes(answer(made, change, { yes: true }))
    expect(await changeById(db(), made.grant, change)).toMatchObject({ state: 'in-offer' })
    expect((await version(made)).state).toBe('prepared')
    expect((await versionInForce(db(), made.grant))?.version).toBe(1)
    const { id, termsHash } = await version(made)
    await yes(offerAgreement(id, aDocument(termsHash!), moment({ minutes: 20 }, now)))
    expect(await note(made, 'grantee', () => ({ place: 'De school' }))).toMatchObject({ ok: true })
    expect(await send(made, 'grantee')).toEqual(refused('change-open'))
  })

  test('holds once both signed, with its money', async () => {
    const before = (await versionInForce(db(), made.grant))!
    await yes(sign(made.owner, 'grantee', made, moment({ minutes: 30 }, now)))
    await yes(
      sign(made.panel.tjitske as Person & { email: string }, 'fund', made, moment({ minutes: 40 }, now)),
    )
    const holding = (await versionInForce(db(), made.grant))!
    expect(holding.version).toBe(before.version + 1)
    expect(holding.terms.endsOn).toBe(addDays(before.terms.endsOn, 30))
    expect((await changesOf(db(), made.grant)).find(({ kind }) => kind === 'amendment')?.state).toBe(
      'applied',
    )
    const open = await openCommitments(db(), made.grant)
    expect(open.reduce((sum, { amount }) => sum + amount, 0)).toBe(20_000_00)
  })

  test('lapses when its offer is taken back, and what was agreed stays', async () => {
    const other = await runningGrant(world)
    await yes(note(other, 'fund', (terms) => ({ endsOn: addDays(terms.endsOn, 30) })))
    const { change } = await yes(send(other, 'fund'))
    expect((await version(other)).state).toBe('prepared')
    await yes(
      withdrawOffer(
        other.panel.sipke,
        other.grant,
        { operation: operation(), next: 'end' },
        moment({ minutes: 10 }, now),
      ),
    )
    expect(await changeById(db(), other.grant, change)).toMatchObject({ state: 'lapsed' })
    expect((await versionInForce(db(), other.grant))?.version).toBe(1)
    expect((await version(other)).state).toBe('withdrawn')
  })

  test('lapses when the initiative declines it, so that another change can follow', async () => {
    const other = await runningGrant(world)
    await yes(note(other, 'fund', (terms) => ({ endsOn: addDays(terms.endsOn, 30) })))
    const { change } = await yes(send(other, 'fund'))
    const { id, termsHash } = await version(other)
    await yes(offerAgreement(id, aDocument(termsHash!), moment({ minutes: 20 }, now)))
    const declined = { operation: operation(), termsVersion: id, reason: 'Langer hoeft niet.' }
    await yes(declineOffer(other.owner, other.grant, declined, moment({ minutes: 30 }, now)))
    expect(await changeById(db(), other.grant, change)).toMatchObject({ state: 'lapsed' })
    expect((await versionInForce(db(), other.grant))?.version).toBe(1)
    await yes(note(other, 'grantee', () => ({ place: 'De school' })))
    expect(await send(other, 'grantee', moment({ minutes: 40 }, now))).toMatchObject({ ok: true })
  })

  test('the other side says no with a reason, and hears it', async () => {
    const other = await runningGrant(world)
    const change = await sentChange(other, 'grantee', (terms) => ({ endsOn: addDays(terms.endsOn, 30) }))
    const work = async () =>
      (await workOf(db(), other.panel.sipke, dayOf(now))).filter(
        ({ kind, subject }) => kind === 'change-answer' && subject === other.grant,
      )
    expect(await work()).toHaveLength(1)
    await yes(answer(other, change, { yes: false, answer: 'Er is geen geld voor langer.' }))
    expect(await work()).toEqual([])
    expect(await changeById(db(), other.grant, change)).toMatchObject({
      state: 'refused',
      answer: 'Er is geen geld voor langer.',
    })
    expect((await mails(other, 'change-refused')).length).toBeGreaterThan(0)
  })

  test('the initiative says no to the fund, and the manager hears why', async () => {
    const other = await runningGrant(world)
    const change = await sentChange(other, 'fund', () => ({ place: 'De school' }))
    await yes(answer(other, change, { yes: false, answer: 'De school is dicht.' }, 'grantee'))
    expect(await mails(other, 'change-declined')).toMatchObject([{ props: { change, to: 'fund' } }])
    expect(await mails(other, 'change-refused')).toEqual([])
  })

  test('the fund asks the initiative as the initiative asks the fund', async () => {
    const other = await runningGrant(world)
    const change = await sentChange(other, 'fund', () => ({ place: 'De school' }))
    expect(await changeById(db(), other.grant, change)).toMatchObject({ state: 'sent', kind: 'notice' })
    expect((await mails(other, 'change-proposed')).length).toBeGreaterThan(0)
    expect(await answer(other, change, { yes: true }, 'fund')).toEqual(refused('own-change'))
    await yes(answer(other, change, { yes: true }, 'grantee'))
    expect((await versionInForce(db(), other.grant))?.terms.place).toBe('De school')
    expect(await mails(other, 'change-agreed')).toMatchObject([{ props: { change, to: 'fund' } }])
    expect(await mails(other, 'change-accepted')).toEqual([])
  })
})

describe('the amount of an amendment', () => {
  const toward = (amount: number) => (terms: Terms) => ({
    instruments: terms.instruments.map((one) => ({ ...one, amountCents: cents(amount) })),
    tranches: terms.tranches.map(({ number: _number, ...one }, at) => {
      const rest = terms.tranches.reduce(
        (sum, { amountCents }, other) => sum + (other === at ? 0 : amountCents),
        0,
      )
      return at === terms.tranches.length - 1 ? { ...one, amountCents: cents(amount - rest) } : one
    }),
  })
  const agreed = async (made: GrantWorld, amount: number, minutes: number) => {
    await yes(note(made, 'fund', toward(amount), moment({ minutes }, now)))
    await yes(send(made, 'fund', moment({ minutes }, now)))
    const { id, termsHash } = await version(made)
    await yes(offerAgreement(id, aDocument(termsHash!), moment({ minutes: minutes + 1 }, now)))
    await yes(sign(made.owner, 'grantee', made, moment({ minutes: minutes + 2 }, now)))
    return sign(
      made.panel.tjitske as Person & { email: string },
      'fund',
      made,
      moment({ minutes: minutes + 3 }, now),
    )
  }
  const committed = async ({ grant }: GrantWorld) =>
    (await openCommitments(db(), grant)).reduce((sum, { amount }) => sum + amount, 0)

  test('may come back up to what was awarded, and no further; the ledger follows', async () => {
    const made = await runningGrant(await aFund(400_000_00))
    await yes(agreed(made, 19_000_00, 10))
    expect(await committed(made)).toBe(19_000_00)
    await yes(agreed(made, 20_000_00, 20))
    expect(await committed(made)).toBe(20_000_00)
    await yes(note(made, 'fund', toward(20_000_01), moment({ minutes: 30 }, now)))
    expect(await send(made, 'fund', moment({ minutes: 30 }, now))).toEqual(
      refused('amount-above-award', { award: 20_000_00, amount: 20_000_01 }),
    )
  }, 60_000)

  test('does not come back when the money is gone meanwhile', async () => {
    const narrow = await aFund(20_000_00)
    const made = await runningGrant(narrow)
    await yes(agreed(made, 19_000_00, 10))
    const on = dayOf(now)
    const line = { kind: 'transfer-out', on, cover: cents(-500_00) } as const
    const at = moment({ minutes: 15 }, now)
    await transaction((tx) =>
      post(tx, { id: newId(at), fund: narrow.fund, weighs: 'fact', lines: [line], by: 'test', at }),
    )
    expect(await agreed(made, 20_000_00, 20)).toMatchObject({ reason: { code: 'cover-short' } })
    expect((await versionInForce(db(), made.grant))?.version).toBe(2)
    expect(await committed(made)).toBe(19_000_00)
  }, 60_000)
})
