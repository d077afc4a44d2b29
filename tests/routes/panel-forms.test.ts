import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Person } from '#app/domain/access.ts'
import { newId } from '#app/effects/id.ts'
import { db } from '#db/client.server.ts'
import { batches, decisions, grants, proposals, reviewScores } from '#db/schema/index.ts'
import { sessionOf } from '#tests/access/personas.ts'
import { type Answer, openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { submitted } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import {
  aPanel,
  declare,
  declared,
  moments,
  type Panel,
  reviewed,
  screened,
  turn,
} from '#tests/world/panel.ts'
import { formsIn, formWith, pressed } from './forms.ts'

useDatabase({ max: 10 })

let site: Site
let world: World
let panel: Panel
let sent = ''
let read = ''
let batch = ''

beforeAll(async () => {
  world = await aFund(400_000_00)
  panel = await aPanel(world)
  ;({ proposal: sent } = await submitted(world, await enter(world, 'ineke'), { title: 'Moestuin' }))
  ;({ proposal: read, batch } = await screened(world, panel))
  await declared(panel, read)
  vi.useFakeTimers({ toFake: ['Date'], now: later({ minutes: 5 }, moments.assignment) })
  site = await openSite()
}, 120_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

type Form = Record<string, string | string[]>

async function ask(actor: Person, path: string, form?: Form): Promise<Answer> {
  const { cookie } = await sessionOf(actor.person, new Date(), actor.roles.length > 0)
  return site.ask(path, cookie, form)
}
const titleOf = ({ body }: Answer) => /<title>(.*?)<\/title>/s.exec(body)?.[1] ?? ''
const stateOf = async (id: string) =>
  (await db().select().from(proposals).where(eq(proposals.id, id)))[0]?.state

/** What every form of the path does with what it does not understand: the same page again, and nothing stored. */
async function expectBadInput(actor: Person, path: string, wrongs: Form[]): Promise<void> {
  for (const wrong of wrongs) {
    const answer = await ask(actor, path, wrong)
    expect(answer.status, `${path} ${JSON.stringify(wrong)}`).toBe(400)
    expect(answer.body, path).toContain('error-summary')
    expect(answer.body, path).toContain('<form')
  }
}

describe('the first check', () => {
  test('one declares first, and the page says what is missing', async () => {
    const path = `/manager/proposals/${sent}/conflict`
    await expectBadInput(panel.sipke, path, [
      {},
      { operation: operation() },
      { operation: operation(), grade: 'best friends' },
      { operation: operation(), grade: 'close' },
      { operation: operation(), grade: 'none', more: 'x' },
      { operation: 'geen sleutel', grade: 'none' },
    ])
    const typed = await ask(panel.sipke, path, {
      operation: operation(),
      grade: 'close',
      note: 'Ik ken haar zus.',
    })
    expect(typed.body).toContain('Ik ken haar zus.')
    expect(titleOf(typed)).toMatch(/^Fout: /)
    expect((await ask(panel.sipke, `/manager/proposals/${sent}`)).location).toBe(path)
    const early = await ask(panel.sipke, `/manager/proposals/${sent}/screening`, { operation: operation() })
    expect(early.location).toBe(path)
    expect(await stateOf(sent)).toBe('submitted')
    expect(await ask(panel.sipke, path, { operation: operation(), grade: 'none' })).toMatchObject({
      status: 302,
      location: `/manager/proposals/${sent}`,
    })
  })

  test('a question needs its part, its words and a day; what was typed stays', async () => {
    const path = `/manager/proposals/${sent}/question`
    const whole = { section: 'money', text: 'Wat kost de zaal?', dueOn: '25-3-2026' }
    await expectBadInput(panel.sipke, path, [
      { operation: operation() },
      { ...whole, operation: operation(), section: 'weather' },
      { ...whole, operation: operation(), text: ' ' },
      { ...whole, operation: operation(), text: 'a'.repeat(2_001) },
      { ...whole, operation: operation(), dueOn: '31-2-2026' },
      { ...whole },
      { ...whole, operation: operation(), state: 'accepted' },
    ])
    const late = await ask(panel.sipke, path, { ...whole, operation: operation(), dueOn: '1-3-2026' })
    expect(late.status).toBe(422)
    expect(late.body).toContain('Wat kost de zaal?')
    expect(await stateOf(sent)).toBe('submitted')
  })

  test('the auditor, the panel and a stranger cannot send it, and a foreign or malformed key is not found', async () => {
    const henk = await enter(world, 'henk')
    const ineke = await enter(world, 'ineke')
    for (const actor of [henk, panel.aukje, ineke]) {
      expect(
        (await ask(actor, `/manager/proposals/${sent}/screening`, { operation: operation() })).status,
      ).toBe(404)
    }
    expect((await ask(henk, `/manager/proposals/${sent}`)).status).toBe(200)
    const elsewhere = await aFund()
    const foreign = (await submitted(elsewhere, await enter(elsewhere, 'ineke'))).proposal
    for (const id of [foreign, newId(new Date()), 'x', `${sent}x`]) {
      for (const rest of ['', '/conflict', '/question', '/screening', '/decision']) {
        expect((await ask(panel.sipke, `/manager/proposals/${id}${rest}`)).status, id + rest).toBe(404)
        const posted = await ask(panel.sipke, `/manager/proposals/${id}/screening`, {
          operation: operation(),
        })
        expect(posted.status).toBe(404)
      }
    }
  })

  test('the same form twice passes once; the old page then says where it stands', async () => {
    const path = `/manager/proposals/${sent}/screening`
    const form = formWith((await ask(panel.sipke, path)).body, 'Door naar het panel')
    const posted = pressed(form, 'Door naar het panel')
    const [one, twin] = await Promise.all([ask(panel.sipke, path, posted), ask(panel.sipke, path, posted)])
    expect([one.status, twin.status]).toEqual([302, 302])
    const stale = await ask(panel.sipke, path, { operation: operation() })
    expect(stale.status).toBe(422)
    expect(stale.body).toContain('Bij het panel')
    expect(await ask(panel.sipke, path, { ...posted, operation: 'x' })).toMatchObject({ status: 400 })
  })
})

describe('assigning and scoring', () => {
  test('what is confirmed is what was previewed; anything else is refused', async () => {
    for (const key of ['aukje', 'mohamed', 'sanne', 'wim'] as const) await yes(declare(panel[key], sent))
    const path = `/manager/batches/${batch}/assignment`
    const page = await ask(panel.sipke, path)
    const form = formsIn(page.body).find(({ fields }) => fields.pairs) as ReturnType<typeof formsIn>[number]
    const pairs = form.fields.pairs as string[]
    expect(pairs).toHaveLength(6)
    const send = (change: Form) =>
      ask(panel.sipke, path, { ...form.fields, operation: operation(), ...change })
    expect((await send({ pairs: ['x'] })).status).toBe(400)
    expect((await send({ pairs: [...pairs, pairs[0] as string] })).status).toBe(422)
    expect((await send({ pairs: pairs.slice(1) })).status).toBe(422)
    expect((await send({ pairs: [...pairs.slice(1), `${read}:${panel.grietje.person}`] })).status).toBe(422)
    expect((await send({})).status).toBe(302)
    expect((await send({})).status).toBe(422)
  })

  test('a stage turns once, from the page that showed it', async () => {
    const path = `/reviewer/batches/${batch}/stage`
    await yes(declare(panel.grietje, sent))
    const posted = pressed(formWith((await ask(panel.grietje, path)).body, 'Zet door naar'), 'Zet door naar')
    expect((await ask(panel.grietje, path, { ...posted, move: 'skip' })).status).toBe(400)
    expect((await ask(panel.aukje, path, posted)).status).toBe(404)
    expect(await ask(panel.grietje, path, posted)).toMatchObject({
      status: 302,
      location: `/reviewer/batches/${batch}`,
    })
    expect(await ask(panel.grietje, path, posted)).toMatchObject({ status: 302 })
    expect((await ask(panel.grietje, path, { ...posted, operation: operation() })).status).toBe(422)
    expect((await ask(panel.grietje, path, { ...posted, from: 'scoring', move: 'lock' })).status).toBe(409)
    const early = await ask(panel.grietje, path, { operation: operation(), from: 'scoring', move: 'lock' })
    expect(early.status).toBe(422)
    expect(early.body).toContain('Er missen er nog 6')
    const [row] = await db().select().from(batches).where(eq(batches.id, batch))
    expect(row?.stage).toBe('scoring')
  })

  test('a score that is no score is kept from the scale; a reason that is missing is asked for', async () => {
    const reader = await readerOf(read)
    const path = `/reviewer/proposals/${read}/scores/voornemen`
    await expectBadInput(reader, path, [
      { operation: operation() },
      { operation: operation(), score: '6' },
      { operation: operation(), score: '0' },
      { operation: operation(), score: '3.5', reason: 'Half.' },
      { operation: operation(), score: '5' },
      { operation: operation(), score: '1', reason: '   ' },
      { operation: operation(), score: '4', reason: 'woord '.repeat(121) },
      { operation: operation(), score: '4', weight: '9' },
    ])
    const typed = await ask(reader, path, { operation: operation(), score: '5' })
    expect(typed.body).toContain('Schrijf in één zin waarom u een 5 geeft.')
    expect(formWith(typed.body, 'Opslaan en naar').fields.score).toEqual(['5'])
    expect(await db().select().from(reviewScores)).toHaveLength(0)
    expect((await ask(reader, `/reviewer/proposals/${read}/scores/vernieuwing`)).status).toBe(404)
    const good = { operation: operation(), score: '5', reason: 'Sterk.' }
    for (const answer of [await ask(reader, path, good), await ask(reader, path, good)]) {
      expect(answer).toMatchObject({ status: 302, location: `/reviewer/proposals/${read}/scores/verbinding` })
    }
    expect((await ask(reader, path, { ...good, score: '2' })).status).toBe(409)
    expect(await db().select().from(reviewScores)).toMatchObject([{ score: 5 }])
  })

  test('advice with a condition says which; locking an unfinished review says what is missing', async () => {
    const reader = await readerOf(read)
    const path = `/reviewer/proposals/${read}/advice`
    await expectBadInput(reader, path, [
      { operation: operation() },
      { operation: operation(), advice: 'maybe' },
      { operation: operation(), advice: 'fund-with-conditions' },
      { operation: operation(), advice: 'fund', questions: 'a'.repeat(2_001) },
    ])
    const lock = await ask(reader, `/reviewer/proposals/${read}/lock`, { operation: operation() })
    expect(lock.status).toBe(422)
    await expectBadInput(reader, `/reviewer/proposals/${read}/lock`, [
      {},
      { operation: operation(), force: 'yes' },
    ])
    await expectBadInput(reader, `/reviewer/proposals/${read}/return`, [
      { operation: operation() },
      { operation: operation(), reason: 'boring' },
    ])
  })
})

describe('deciding', () => {
  beforeAll(async () => {
    const readings = [read, sent]
    for (const id of readings) {
      for (const key of ['aukje', 'mohamed', 'sanne', 'wim'] as const) {
        await reviewed(panel[key], id, 4, later({ minutes: 6 }, moments.assignment)).catch(() => undefined)
      }
    }
    await yes(turn(panel, batch, 'scoring', 'lock', moments.reveal))
    await yes(turn(panel, batch, 'locked', 'reveal', moments.reveal))
    vi.setSystemTime(moments.decision)
  })

  const reasons = Object.fromEntries(
    ['voornemen', 'verbinding', 'verandering', 'vooruitgang', 'verantwoording'].map((key) => [
      `reason_${key}`,
      `Zo is ${key}.`,
    ]),
  )
  const award = { outcome: 'award', amount: '20.000', ...reasons }

  test('a decision that is not whole comes back with everything that was typed', async () => {
    const path = `/manager/proposals/${read}/decision`
    await expectBadInput(panel.sipke, path, [
      { operation: operation() },
      { ...award, operation: operation(), amount: '' },
      { ...award, operation: operation(), amount: 'veel' },
      { ...award, operation: operation(), amount: '-5' },
      { ...award, operation: operation(), reason_verbinding: '' },
      { ...award, operation: operation(), outcome: 'decline' },
      { ...award, operation: operation(), conditions: 'a'.repeat(301) },
      { ...award, operation: operation(), decidedBy: panel.sipke.person },
    ])
    const more = await ask(panel.sipke, path, { ...award, operation: operation(), amount: '20.000,01' })
    expect(more.status).toBe(422)
    expect(more.body).toContain('Zo is verbinding.')
    expect(await db().select().from(decisions)).toHaveLength(0)
    const kept = await ask(panel.sipke, path, {
      ...award,
      operation: operation(),
      conditions: 'Vraag de school.\n\nBel ons.',
    })
    expect(kept.status).toBe(302)
    expect((await db().select().from(decisions))[0]?.conditions).toEqual(['Vraag de school.', 'Bel ons.'])
  })

  test('another person takes it, once; the manager and the auditor cannot', async () => {
    const [row] = await db().select().from(decisions)
    const path = `/manager/decisions/${row?.id}/approval`
    await yes(declare(panel.tjitske, sent, 'none', moments.conflicts))
    const henk = await enter(world, 'henk')
    expect((await ask(panel.sipke, path)).body).toContain('Klaargezet voor het bestuur')
    for (const actor of [panel.sipke, henk, panel.grietje]) {
      expect((await ask(actor, path, { operation: operation() })).status).toBe(404)
    }
    const posted = pressed(
      formWith((await ask(panel.tjitske, path)).body, 'Ik ken dit geld toe'),
      'Ik ken dit geld toe',
    )
    const answers = await Promise.all([ask(panel.tjitske, path, posted), ask(panel.tjitske, path, posted)])
    for (const answer of answers) expect(answer).toMatchObject({ status: 302, location: path })
    expect((await ask(panel.tjitske, path, { operation: operation() })).status).toBe(422)
    expect(await db().select().from(grants)).toHaveLength(1)
    expect((await ask(panel.tjitske, path)).body).toContain('Besloten op')
    expect((await ask(panel.tjitske, `/manager/decisions/${newId(new Date())}/approval`)).status).toBe(404)
  })

  test('the desk shows each what is asked of them, and nothing of what is done', async () => {
    const manager = await ask(panel.sipke, '/manager')
    expect(manager.body).toContain('Besluit over Moestuin')
    expect(manager.body).toContain('Overeenkomst met Taalmaatjes')
    expect(manager.body).not.toContain('Besluit over Taalmaatjes')
    expect((await ask(panel.tjitske, '/manager')).body).toContain('Niets vraagt u nu')
    expect((await ask(panel.aukje, '/manager')).status).toBe(404)
  })
})

test('who was ticked at a meeting stays ticked when the day is wrong, also when it is one person', async () => {
  await yes(turn(panel, batch, 'revealed', 'open-meeting', moments.decision))
  const path = `/reviewer/batches/${batch}/presence`
  const ticked = ({ body }: Answer) =>
    [...body.matchAll(/<input[^>]*name="present"[^>]*>/g)].flatMap(([tag]) =>
      tag.includes('checked') ? (/value="([^"]+)"/.exec(tag)?.[1] ?? []) : [],
    )
  for (const [heldOn, status] of [
    ['ooit', 400],
    ['1-1-2020', 422],
  ] as const) {
    const form = { operation: operation(), heldOn, present: panel.aukje.person }
    const answer = await ask(panel.grietje, path, form)
    expect(answer.status).toBe(status)
    expect(ticked(answer)).toEqual([panel.aukje.person])
  }
})

/** Somebody of the panel who was asked to read a proposal. */
async function readerOf(proposal: string): Promise<Person> {
  for (const key of ['aukje', 'mohamed', 'sanne', 'wim'] as const) {
    if ((await ask(panel[key], `/reviewer/proposals/${proposal}`)).status === 200) return panel[key]
  }
  throw new Error('nobody reads')
}
