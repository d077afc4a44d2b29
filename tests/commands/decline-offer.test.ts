import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { declineOffer } from '#app/commands/decline-offer.server.ts'
import { draftTerms } from '#app/commands/draft-terms.server.ts'
import { readMessagesAsFund } from '#app/commands/read-messages.server.ts'
import { sendMessage, sendMessageOfFund } from '#app/commands/send-message.server.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { refused } from '#app/domain/verdict.ts'
import { agreementTexts } from '#app/server/agreement-texts.server.ts'
import { db } from '#db/client.server.ts'
import { toAnswerOffer } from '#db/queries/desk/agreements.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { offerBefore, offerTalk } from '#db/queries/offer-talk.server.ts'
import { events, outgoingMails } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, later, operation, type World, yes } from '#tests/world/base.ts'
import { type GrantWorld, granting, grantState, offeredGrant, version } from '#tests/world/granting.ts'

useDatabase()

let world: World
let made: GrantWorld
beforeAll(async () => {
  world = await aFund(400_000_00)
  made = await offeredGrant(world)
})

test('a question about the offer waits until the fund answers, also once it was read', async () => {
  const { owner, proposal, panel } = made
  const ask = { operation: operation(), text: 'Mag de eerste betaling eerder?' }
  await yes(sendMessage(owner, proposal, ask, granting.grantee))
  const offer = await version(made)
  expect(await offerTalk(db(), proposal, offer)).toMatchObject({ question: { text: ask.text }, answer: null })
  expect(await toAnswerOffer(db(), world.fund)).toEqual([])
  await readMessagesAsFund(panel.sipke, proposal, granting.grantee)
  expect(await toAnswerOffer(db(), world.fund)).toMatchObject([{ key: `offer-question-${made.grant}` }])
  const answer = { operation: operation(), text: 'Ja, dat kan.' }
  await yes(sendMessageOfFund(panel.sipke, proposal, answer, later({ minutes: 5 }, granting.grantee)))
  expect(await offerTalk(db(), proposal, offer)).toMatchObject({ answer: { text: 'Ja, dat kan.' } })
  expect(await toAnswerOffer(db(), world.fund)).toEqual([])
})

test('an owner says no with a reason; the manager hears it and may draft again', async () => {
  const { owner, panel, proposal } = made
  const offer = await version(made)
  const at = later({ minutes: 10 }, granting.grantee)
  const form = { operation: operation(), termsVersion: offer.id, reason: 'De laatste betaling komt te laat.' }
  const stranger = { ...owner, person: operation(), id: operation() }
  expect(await declineOffer(stranger, made.grant, form, at)).toEqual(refused('not-found'))
  const other = { ...form, operation: operation(), termsVersion: operation() }
  expect(await declineOffer(owner, made.grant, other, at)).toEqual(refused('document-changed'))
  await yes(declineOffer(owner, made.grant, form, at))
  await yes(declineOffer(owner, made.grant, form, at))
  expect((await version(made)).state).toBe('declined')
  expect(await grantState(made)).toBe('agreeing')
  expect((await offerTalk(db(), proposal, offer)).question?.text).toBe(form.reason)
  const happened = and(eq(events.subjectId, made.grant), eq(events.type, 'offer-declined'))
  expect(await db().$count(events, happened)).toBe(1)
  expect(await db().$count(outgoingMails, eq(outgoingMails.template, 'offer-declined'))).toBeGreaterThan(0)
  expect((await workOf(db(), made.panel.sipke, dayOf(at))).map(({ subject }) => subject)).toContain(
    made.grant,
  )
  const late = { ...form, operation: operation() }
  expect(await declineOffer(owner, made.grant, late, at)).toEqual(
    refused('not-in-this-state', { state: 'declined', machine: 'termsVersion' }),
  )
  const again = { operation: operation() }
  await yes(draftTerms(panel.sipke, made.grant, again, agreementTexts(), granting.fund))
  expect((await offerBefore(db(), await version(made)))?.reference).toBe(offer.terms.reference)
})
