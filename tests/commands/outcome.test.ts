import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { answerAsResident } from '#app/commands/answer-as-resident.server.ts'
import { approveRelease } from '#app/commands/approve-release.server.ts'
import { attestResults } from '#app/commands/attest-results.server.ts'
import { decideSettlement } from '#app/commands/decide-settlement.server.ts'
import { drawSample } from '#app/commands/draw-sample.server.ts'
import { acceptAttestation, returnAttestation } from '#app/commands/judge-attestation.server.ts'
import { makeResidentCodes, voidResidentCodes } from '#app/commands/make-resident-codes.server.ts'
import { prepareRelease } from '#app/commands/prepare-release.server.ts'
import { prepareSettlement } from '#app/commands/prepare-settlement.server.ts'
import { refreshConditions } from '#app/commands/refresh-conditions.server.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { drawnPlaces } from '#app/domain/grant/attestation.ts'
import { cents, sumCents } from '#app/domain/money.ts'
import { refused } from '#app/domain/verdict.ts'
import { sha256 } from '#app/effects/hash.ts'
import { db } from '#db/client.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { openCommitments } from '#db/queries/ledger.server.ts'
import { attestationById, codeSetsOf } from '#db/queries/outcome-results.server.ts'
import { factsOfGrant, standingOf } from '#db/queries/tranches.server.ts'
import {
  events,
  ledgerEntries,
  outgoingMails,
  releases,
  residentCodes,
  trancheStandings,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import {
  acceptedReport,
  type GrantWorld,
  granting,
  grantState,
  paidTranche,
  preparedRelease,
  version,
} from '#tests/world/granting.ts'
import {
  acceptedResults,
  attested,
  attesting,
  lookedAt,
  outcomeGrant,
  paysOn,
  printedCodes,
} from '#tests/world/outcome.ts'

useDatabase({ max: 12 })

let world: World
beforeAll(async () => {
  world = await aFund(900_000_00)
})

const known = async (made: GrantWorld, at: Date) => {
  const facts = await factsOfGrant(db(), made.fund, made.grant, dayOf(at))
  if (!facts) throw new Error('no terms')
  return facts
}
const standing = async (made: GrantWorld, tranche: string, at: Date) => {
  const facts = await known(made, at)
  const planned = facts.plan.tranches.find(({ id }) => id === tranche)
  if (!planned) throw new Error('no such tranche')
  return { ...standingOf(facts, planned), payable: planned.payableCents, most: planned.amountCents }
}
const board = async (made: GrantWorld, tranche: string) => {
  const [row] = await db()
    .select()
    .from(trancheStandings)
    .where(and(eq(trancheStandings.grantId, made.grant), eq(trancheStandings.trancheId, tranche)))
  return row
}
const mails = async (made: GrantWorld, template: string) =>
  (await db().select().from(outgoingMails).where(eq(outgoingMails.template, template))).filter(
    ({ props }) => props.grant === made.grant,
  )
const committed = async (made: GrantWorld) =>
  (await openCommitments(db(), made.grant)).map(({ id, amount }) => [id, amount])
const paidCents = async (made: GrantWorld, tranche: string) => {
  const rows = await db()
    .select({ kind: ledgerEntries.kind, cover: ledgerEntries.coverCents })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.grantId, made.grant), eq(ledgerEntries.trancheId, tranche)))
  return -sumCents(rows.filter(({ kind }) => kind === 'payment-made').map(({ cover }) => cover))
}
const op = () => ({ operation: operation() })

describe('results that the initiative attests', () => {
  let made: GrantWorld
  beforeAll(async () => {
    made = await outcomeGrant(world)
    await paidTranche(made)
  })

  test('are said by who writes for it, with what shows them', async () => {
    const form = (change = {}) => ({ ...op(), count: 20, text: 'Zie de lijst.', file: null, ...change })
    const stranger = await enter(world, 'fatma')
    expect(await attestResults(stranger, made.grant, form(), attesting.sent)).toEqual(refused('not-found'))
    expect(await attestResults(made.owner, made.grant, form({ file: operation() }), attesting.sent)).toEqual(
      refused('not-found'),
    )
    expect(await attestResults(made.owner, made.grant, form({ text: null }), attesting.sent)).toEqual(
      refused('evidence-empty'),
    )
    expect((await standing(made, 't2', attesting.first)).missing).toEqual([
      { results: 't2', why: 'none-attested' },
    ])
    expect(
      await makeResidentCodes(
        made.panel.sipke,
        made.grant,
        { ...op(), count: 5, expiresOn: '2099-01-01' },
        attesting.sent,
      ),
    ).toEqual(refused('residents-do-not-attest'))
  })

  test('wait for the manager, who hears of it, draws a sample once and looks at all of it', async () => {
    const form = { ...op(), count: 20, text: 'Zie de lijst.', file: null }
    const twice = await Promise.all(
      [1, 2].map(() => attestResults(made.owner, made.grant, form, attesting.sent)),
    )
    expect(twice[1]).toEqual(twice[0])
    const { attestation } = await yes(Promise.resolve(twice[0] as (typeof twice)[0]))
    expect((await mails(made, 'results-arrived')).length).toBeGreaterThan(0)
    const work = await workOf(db(), made.panel.sipke, dayOf(attesting.sent))
    expect(
      work.filter(({ kind, subject }) => kind === 'results-judge' && subject === made.grant),
    ).toHaveLength(1)
    expect((await board(made, 't2'))?.missing).toContainEqual({ results: 't2', why: 'to-judge' })
    expect((await board(made, 't2'))?.asks).toBe('manager')
    expect(await attestResults(made.owner, made.grant, { ...form, ...op() }, attesting.sent)).toEqual(
      refused('attestation-open'),
    )

    const of = { grant: made.grant, attestation }
    for (const actor of [made.panel.tjitske, await enter(world, 'henk'), made.owner]) {
      expect(await drawSample(actor, of, op(), attesting.judged)).toEqual(refused('not-found'))
      expect(await acceptAttestation(actor, of, op(), attesting.judged)).toEqual(refused('not-found'))
    }
    expect(await acceptAttestation(made.panel.sipke, of, op(), attesting.judged)).toEqual(
      refused('sample-needed'),
    )
    await yes(drawSample(made.panel.sipke, of, op(), attesting.judged))
    expect(await drawSample(made.panel.sipke, of, op(), attesting.judged)).toEqual(refused('sample-drawn'))
    const row = await attestationById(db(), made.grant, attestation)
    expect(row?.sample.map(({ place }) => place)).toEqual(drawnPlaces(20, 2, row?.seed ?? '', sha256))
    expect(await acceptAttestation(made.panel.sipke, of, op(), attesting.judged)).toEqual(
      refused('sample-unfinished', { left: 2 }),
    )
    await yes(
      returnAttestation(made.panel.sipke, of, { ...op(), question: 'Waar is de lijst?' }, attesting.judged),
    )
    expect((await mails(made, 'results-returned')).length).toBeGreaterThan(0)
    expect((await standing(made, 't2', attesting.first)).missing).toEqual([{ results: 't2', why: 'asked' }])
    expect(await acceptAttestation(made.panel.sipke, of, op(), attesting.judged)).toEqual(
      refused('attestation-judged'),
    )
  })

  test('count by the share that was confirmed, and are paid at their moment to the cent', async () => {
    const attestation = await attested(made, 20, attesting.judged)
    await lookedAt(made, attestation, 1, later({ minutes: 10 }, attesting.judged))
    const of = { grant: made.grant, attestation }
    expect(
      await yes(acceptAttestation(made.panel.sipke, of, op(), later({ minutes: 20 }, attesting.judged))),
    ).toMatchObject({ counted: 10 })
    expect((await mails(made, 'results-accepted')).length).toBeGreaterThan(0)
    expect((await standing(made, 't2', attesting.judged)).missing).toEqual([{ from: paysOn.first }])
    expect(await board(made, 't2')).toMatchObject({
      state: 'waiting',
      turnsOn: paysOn.first,
      amountCents: 5_000_00,
    })

    await refreshConditions(attesting.first)
    expect(await board(made, 't2')).toMatchObject({ state: 'ready', amountCents: 2_500_00 })
    expect((await mails(made, 'tranche-ready')).some(({ props }) => props.tranche === 't2')).toBe(true)
    const release = await preparedRelease(made, 't2', attesting.first)
    const sipke = { ...made.panel.sipke, roles: ['approver'] as const, steppedUpAt: attesting.first }
    expect(await approveRelease(sipke, release, op(), attesting.first)).toMatchObject({
      reason: { code: 'same-person' },
    })
    expect((await known(made, attesting.first)).happened.resultsBy).toEqual([made.panel.sipke.person])
    await db().update(releases).set({ cancelledAt: attesting.first }).where(eq(releases.id, release))

    await paidTranche(made, 't2', later({ minutes: 180 }, attesting.first))
    expect(await paidCents(made, 't2')).toBe(2_500_00)
    expect(await committed(made)).toEqual([
      ['t1', 12_000_00],
      ['t2', 2_500_00],
      ['t3', 5_500_00],
    ])
    expect(await board(made, 't2')).toMatchObject({ state: 'paid', amountCents: 2_500_00 })
    expect(await standing(made, 't3', attesting.second)).toMatchObject({
      missing: [{ results: 't3', why: 'nothing-new' }],
      payable: 0,
      most: 5_500_00,
    })
    expect(await prepareRelease(made.panel.sipke, made.grant, 't3', op(), attesting.second)).toMatchObject({
      reason: { code: 'results-nothing-new' },
    })
  })

  test('what was not earned is free again at the settlement, and the whole of what was is as agreed', async () => {
    await acceptedResults(made, 4, { at: later({ days: 1 }, attesting.first) })
    await paidTranche(made, 't3', later({ minutes: 180 }, attesting.second))
    expect(await paidCents(made, 't3')).toBe(1_000_00)
    const { terms } = await version(made)
    const final = terms.reports.find(({ kind }) => kind === 'final')?.id ?? ''
    const at = later({ days: 10 }, attesting.second)
    await acceptedReport(made, final, [], made.panel.sipke, at)
    await db().execute(sql`update grants set state = 'settling' where id = ${made.grant}`)
    const form = {
      ...op(),
      finalCents: cents(15_500_00),
      ground: 'as-agreed' as const,
      explanation: 'Veertien koppels.',
      heardOn: null,
      waivedCents: cents(0),
      waiverReason: null,
      planMonths: 1,
      lesson: null,
    }
    expect(
      await prepareSettlement(made.panel.sipke, made.grant, { ...form, finalCents: cents(20_000_00) }, at),
    ).toMatchObject({ reason: { code: 'final-out-of-range', most: 15_500_00 } })
    await yes(prepareSettlement(made.panel.sipke, made.grant, { ...form, ...op() }, at))
    const tjitske = { ...made.panel.tjitske, steppedUpAt: at }
    await yes(decideSettlement(tjitske, made.grant, op(), later({ minutes: 5 }, at)))
    expect(await committed(made)).toEqual([
      ['t1', 12_000_00],
      ['t2', 2_500_00],
      ['t3', 1_000_00],
    ])
    expect(await grantState(made)).toBe('settled')
  })
})

describe('results that the fund attests on a sample', () => {
  test('are looked at also without an agreed share, and need no evidence beforehand', async () => {
    const made = await outcomeGrant(world, { attestor: 'fund', sampleBp: 0 })
    await paidTranche(made)
    const form = { ...op(), count: 8, text: null, file: null }
    const { attestation } = await yes(attestResults(made.owner, made.grant, form, attesting.sent))
    const of = { grant: made.grant, attestation }
    expect(await acceptAttestation(made.panel.sipke, of, op(), attesting.judged)).toEqual(
      refused('sample-needed'),
    )
    await lookedAt(made, attestation)
    await yes(acceptAttestation(made.panel.sipke, of, op(), later({ minutes: 1 }, attesting.judged)))
    await paidTranche(made, 't2', later({ minutes: 180 }, attesting.first))
    expect(await paidCents(made, 't2')).toBe(2_000_00)
  })

  test('are never paid above the cap', async () => {
    const made = await outcomeGrant(world, { attestor: 'fund', sampleBp: 10_000 })
    await paidTranche(made)
    await acceptedResults(made, 60)
    await paidTranche(made, 't2', later({ minutes: 180 }, attesting.first))
    await paidTranche(made, 't3', later({ minutes: 180 }, attesting.second))
    expect([await paidCents(made, 't2'), await paidCents(made, 't3')]).toEqual([5_000_00, 3_000_00])
  })
})

describe('results that residents attest themselves', () => {
  let made: GrantWorld
  let codes: string[]
  let set: string
  beforeAll(async () => {
    made = await outcomeGrant(world, { attestor: 'residents' })
    await paidTranche(made)
    ;({ codes, set } = await printedCodes(made, 12))
  })
  const say = (code: string | undefined, answer: 'yes' | 'no' = 'yes', at = attesting.judged) =>
    answerAsResident(made.fund, code ?? '', answer, at)

  test('are not for the initiative to say', async () => {
    const form = { ...op(), count: 8, text: 'Acht', file: null }
    expect(await attestResults(made.owner, made.grant, form, attesting.sent)).toEqual(
      refused('residents-attest'),
    )
    expect(
      await makeResidentCodes(
        made.owner,
        made.grant,
        { ...op(), count: 3, expiresOn: '2099-01-01' },
        attesting.sent,
      ),
    ).toEqual(refused('not-found'))
    expect((await standing(made, 't2', attesting.first)).missing).toEqual([
      { results: 't2', why: 'none-said' },
    ])
  })

  test('leave no more than a hash, an answer and a day', async () => {
    const rows = await db().select().from(residentCodes).where(eq(residentCodes.grantId, made.grant))
    expect(rows).toHaveLength(12)
    const stored = JSON.stringify(rows)
    for (const code of codes) expect(stored).not.toContain(code.replace('-', ''))
  })

  test('count once, also when twenty send the same code at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => say(codes[0])))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter(({ ok }) => !ok)).toEqual(
      Array.from({ length: 19 }, () => refused('resident-code-used')),
    )
    for (const code of codes.slice(1, 6)) await yes(say(code?.toLowerCase().replace('-', ' ')))
    await yes(say(codes[6], 'no'))
    expect(await say('ABCDE-FGHJK')).toEqual(refused('resident-code-unknown'))
    expect(await say('nee')).toEqual(refused('resident-code-unknown'))
    expect(await say(codes[7], 'yes', later({ days: 500 }, attesting.sent))).toEqual(
      refused('resident-code-expired'),
    )
    expect((await codeSetsOf(db(), made.grant))[0]).toMatchObject({ yes: 6, no: 1 })
    const said = await db()
      .select({ data: events.data, actor: events.actor })
      .from(events)
      .where(and(eq(events.subjectId, made.grant), eq(events.type, 'resident-answered')))
    expect(said).toHaveLength(7)
    expect(JSON.stringify(said)).not.toContain('yes')
  })

  test('are paid as they were said; who made the codes does not approve it', async () => {
    expect(await standing(made, 't2', attesting.first)).toMatchObject({ state: 'ready', payable: 1_500_00 })
    const release = await preparedRelease(made, 't2', attesting.first)
    expect((await known(made, attesting.first)).happened.resultsBy).toEqual([made.panel.sipke.person])
    await yes(
      approveRelease({ ...made.panel.tjitske, steppedUpAt: attesting.first }, release, op(), attesting.first),
    )
    expect((await standing(made, 't2', attesting.first)).state).toBe('approved')
  })

  test('count no more once their print is taken back, and what was prepared on it is cancelled', async () => {
    const other = await outcomeGrant(world, { attestor: 'residents' })
    await paidTranche(other)
    const print = await printedCodes(other, 6)
    for (const code of print.codes) await yes(answerAsResident(other.fund, code, 'yes', attesting.judged))
    const release = await preparedRelease(other, 't2', attesting.first)
    const of = { grant: other.grant, codes: print.set }
    const why = (reason: string) => ({ ...op(), reason })
    expect(await voidResidentCodes(other.owner, of, why('Kwijt'), attesting.first)).toEqual(
      refused('not-found'),
    )
    expect(await voidResidentCodes(other.panel.sipke, of, why(' '), attesting.first)).toEqual(
      refused('void-reason-needed'),
    )
    await yes(voidResidentCodes(other.panel.sipke, of, why('Het papier raakte kwijt.'), attesting.first))
    expect(await voidResidentCodes(other.panel.sipke, of, why('Nog eens'), attesting.first)).toEqual(
      refused('codes-voided'),
    )
    expect((await standing(other, 't2', attesting.first)).missing).toEqual([
      { results: 't2', why: 'none-said' },
    ])
    const tjitske = { ...other.panel.tjitske, steppedUpAt: attesting.first }
    expect(await approveRelease(tjitske, release, op(), attesting.first)).toMatchObject({
      reason: { code: 'not-in-this-state' },
    })
    expect(set).not.toBe(print.set)
  })
})

test('a grant without results knows none of it', async () => {
  const made = await outcomeGrant(world)
  expect((await known(made, granting.release)).plan.tranches[0]?.payableCents).toBeUndefined()
  expect(await answerAsResident(made.fund, 'ABCDE-FGHJK', 'yes', granting.release)).toEqual(
    refused('resident-code-unknown'),
  )
})
