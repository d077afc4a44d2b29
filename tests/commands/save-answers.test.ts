import { and, asc, eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type PageAnswers, saveAnswers } from '#app/commands/save-answers.server.ts'
import type { Actor } from '#app/domain/access.ts'
import { refused } from '#app/domain/verdict.ts'
import { db } from '#db/client.server.ts'
import { ownProposal, savedSections } from '#db/queries/proposals.server.ts'
import { memberships, outgoingMails, proposalSections, proposals } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aVisitor, begun, submitted, typedProposal, typePage, withdrawn } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'

useDatabase({ max: 12 })

let world: World
let ineke: Awaited<ReturnType<typeof enter>>
let proposal: string
const regular = { section: 'verandering', question: 'regular' } as const
const soon = later({ minutes: 1 })

beforeAll(async () => {
  world = await aFund()
  ineke = await enter(world, 'ineke')
})
beforeEach(async () => {
  proposal = await begun(world, ineke)
})

function form(answers: Record<string, unknown>, version = 0): PageAnswers {
  return { operation: operation(), version, answers }
}
const save = (answers: Record<string, unknown>, version = 0, actor: Actor = ineke, at = soon) =>
  saveAnswers(actor, proposal, regular, form(answers, version), at)
const verandering = async () => (await savedSections(db(), proposal)).verandering

describe('saving a page', () => {
  test('keeps it although the section is not whole, and every version before it', async () => {
    expect(await yes(save({ regularWork: 'Het wijkteam', addsOrReplaces: 'adds' }))).toMatchObject({
      version: 1,
    })
    expect(
      await yes(
        save({ regularWork: 'Het wijkteam', addsOrReplaces: 'replaces' }, 1, ineke, later({ minutes: 2 })),
      ),
    ).toMatchObject({
      version: 2,
    })
    const rows = await db()
      .select({
        version: proposalSections.version,
        answers: proposalSections.answers,
        by: proposalSections.savedBy,
      })
      .from(proposalSections)
      .where(eq(proposalSections.proposalId, proposal))
      .orderBy(asc(proposalSections.version))
    expect(rows).toEqual([
      { version: 1, answers: { regularWork: 'Het wijkteam', addsOrReplaces: 'adds' }, by: ineke.person },
      { version: 2, answers: { regularWork: 'Het wijkteam', addsOrReplaces: 'replaces' }, by: ineke.person },
    ])
  })

  test('an answer that is left open is taken away, and other pages of the section stay', async () => {
    await yes(
      saveAnswers(
        ineke,
        proposal,
        { section: 'verandering', question: 'whatIsNew' },
        form({ whatIsNew: 'Alles' }),
        soon,
      ),
    )
    await yes(save({ regularWork: 'Het wijkteam', addsOrReplaces: 'adds' }, 1))
    await yes(save({ addsOrReplaces: 'adds' }, 2))
    expect((await verandering()).answers).toEqual({ whatIsNew: 'Alles', addsOrReplaces: 'adds' })
  })

  test('saving the same again makes no new version', async () => {
    await yes(save({ regularWork: 'Het wijkteam' }))
    expect(await yes(save({ regularWork: 'Het wijkteam' }, 1))).toMatchObject({ version: 1 })
  })

  test('keeps the columns that lists read in step', async () => {
    const typed = typedProposal({ title: 'Soep op dinsdag', amount: '7.500', neighbourhoods: ['bilgaard'] })
    await yes(typePage(ineke, proposal, ['aboutUs', 'initiativeName'], typed.aboutUs!.initiativeName!, soon))
    await yes(typePage(ineke, proposal, ['voornemen', 'where'], typed.voornemen!.where!, soon))
    await yes(typePage(ineke, proposal, ['money', 'amountAsked'], typed.money!.amountAsked!, soon))
    const [row] = await db().select().from(proposals).where(eq(proposals.id, proposal))
    expect(row).toMatchObject({
      title: 'Soep op dinsdag',
      neighbourhoods: ['bilgaard'],
      amountAskedCents: 750_000,
      changedAt: soon,
    })
  })

  test('the first time its writer gets one mail with the way back', async () => {
    await yes(save({ regularWork: 'Een' }))
    await yes(save({ regularWork: 'Twee' }, 1, ineke, later({ minutes: 3 })))
    const mails = await db()
      .select({ template: outgoingMails.template, props: outgoingMails.props })
      .from(outgoingMails)
      .where(eq(outgoingMails.recipient, ineke.person))
    expect(mails.filter(({ props }) => props.proposal === proposal)).toEqual([
      { template: 'draft-saved', props: { proposal } },
    ])
  })

  test('a twin answers what the first did', async () => {
    const page = form({ regularWork: 'Het wijkteam' })
    const twins = await Promise.all(
      Array.from({ length: 6 }, () => yes(saveAnswers(ineke, proposal, regular, page, soon))),
    )
    expect(twins.map(({ version }) => version)).toEqual([1, 1, 1, 1, 1, 1])
    expect((await verandering()).version).toBe(1)
  })

  test('the same operation with other answers is refused', async () => {
    const page = form({ regularWork: 'Het wijkteam' })
    await yes(saveAnswers(ineke, proposal, regular, page, soon))
    const other = await saveAnswers(
      ineke,
      proposal,
      regular,
      { ...page, answers: { regularWork: 'De school' } },
      soon,
    )
    expect(other).toEqual(refused('operation-reused'))
    expect((await verandering()).answers).toEqual({ regularWork: 'Het wijkteam' })
  })
})

describe('two who write at once', () => {
  let geert: Awaited<ReturnType<typeof enter>>
  beforeEach(async () => {
    geert = await enter(world, 'durk')
    const initiative = (await ownProposal(db(), ineke, proposal))!.initiative
    await db().insert(memberships).values({
      fundId: world.fund,
      initiativeId: initiative,
      personId: geert.person,
      relation: 'editor',
      since: today,
    })
  })

  test('on the same answer: the second hears who was first, and nothing is overwritten', async () => {
    await yes(save({ regularWork: 'Van Durk' }, 0, geert))
    const verdict = await save({ regularWork: 'Van Ineke' }, 0, ineke, later({ minutes: 4 }))
    expect(verdict).toEqual(
      refused('changed-by-other', { fields: ['regularWork'], otherName: 'Durk Zijlstra', otherTime: soon }),
    )
    expect((await verandering()).answers).toEqual({ regularWork: 'Van Durk' })
  })

  test('in two windows of one person: it says that it was yourself', async () => {
    await yes(save({ regularWork: 'Van hier' }, 0))
    const verdict = await save({ regularWork: 'Van daar' }, 0, ineke, later({ minutes: 4 }))
    expect(verdict).toEqual(refused('changed-by-yourself', { fields: ['regularWork'], otherTime: soon }))
    expect((await verandering()).answers).toEqual({ regularWork: 'Van hier' })
  })

  test('whoever has seen the other text may choose their own', async () => {
    await yes(save({ regularWork: 'Van Durk' }, 0, geert))
    await yes(save({ regularWork: 'Van Ineke' }, 1))
    expect((await verandering()).answers).toEqual({ regularWork: 'Van Ineke' })
  })

  test('on different pages of a section: both stay', async () => {
    await yes(
      saveAnswers(
        geert,
        proposal,
        { section: 'verandering', question: 'whatIsNew' },
        form({ whatIsNew: 'Nieuw' }),
        soon,
      ),
    )
    await yes(save({ regularWork: 'Van Ineke' }, 0))
    expect((await verandering()).answers).toEqual({ whatIsNew: 'Nieuw', regularWork: 'Van Ineke' })
  })

  test('truly at the same moment: one is kept, the other is told', async () => {
    const texts = ['een', 'twee', 'drie', 'vier']
    const verdicts = await Promise.all(
      texts.map((text) => save({ regularWork: text }, 0, text === 'een' ? geert : ineke)),
    )
    expect(verdicts.filter((verdict) => verdict.ok)).toHaveLength(1)
    const others = verdicts
      .filter((verdict) => !verdict.ok)
      .map((verdict) => verdict.ok || verdict.reason.code)
    expect(others.every((code) => code === 'changed-by-other' || code === 'changed-by-yourself')).toBe(true)
  })

  test('a reader hears whom to ask', async () => {
    const reading = and(eq(memberships.personId, geert.person), eq(memberships.relation, 'editor'))
    await db().update(memberships).set({ relation: 'reader' }).where(reading)
    expect(await save({ regularWork: 'x' }, 0, geert)).toEqual(
      refused('reader-only', { ownerName: 'Ineke van der Wal' }),
    )
  })
})

describe('not found', () => {
  test('for somebody else, another browser, a key that is none, a question that is none', async () => {
    const notFound = refused('not-found')
    expect(await save({ regularWork: 'x' }, 0, await enter(world, 'fatma'))).toEqual(notFound)
    expect(await save({ regularWork: 'x' }, 0, await aVisitor(world))).toEqual(notFound)
    expect(await saveAnswers(ineke, 'nonsense', regular, form({ regularWork: 'x' }), soon)).toEqual(notFound)
    expect(await saveAnswers(ineke, proposal, { ...regular, question: 'iban' }, form({}), soon)).toEqual(
      notFound,
    )
  })
})

describe('too late', () => {
  test('what was sent cannot be written to', async () => {
    const sent = await submitted(world, ineke)
    const verdict = await saveAnswers(
      ineke,
      sent.proposal,
      regular,
      form({ regularWork: 'x' }, 9),
      later({ minutes: 9 }),
    )
    expect(verdict).toEqual(
      refused('already-sent', {
        state: 'submitted',
        eventTime: later({ minutes: 5 }),
        reference: sent.reference,
      }),
    )
  })

  test('nor can what was withdrawn', async () => {
    const back = await withdrawn(world, ineke)
    const verdict = await saveAnswers(
      ineke,
      back,
      regular,
      form({ regularWork: 'x' }, 9),
      later({ minutes: 20 }),
    )
    expect(verdict).toEqual(refused('not-in-this-state', { state: 'withdrawn', machine: 'proposal' }))
  })
})

test('an anonymous browser writes in its own draft, without a mail', async () => {
  const visitor = await aVisitor(world)
  const draft = await begun(world, visitor)
  expect(await yes(saveAnswers(visitor, draft, regular, form({ regularWork: 'Wij' }), soon))).toMatchObject({
    version: 1,
  })
  const mails = await db().select({ props: outgoingMails.props }).from(outgoingMails)
  expect(mails.filter(({ props }) => props.proposal === draft)).toEqual([])
})
