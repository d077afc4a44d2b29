import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Person } from '#app/domain/access.ts'
import { sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, type World, yes } from '#tests/world/base.ts'
import {
  aPanel,
  assigned,
  declared,
  moments,
  type Panel,
  revealed,
  reviewed,
  screened,
  turn,
} from '#tests/world/panel.ts'
import { formsIn } from './forms.ts'

useDatabase({ max: 10 })

const titles = ['Alfa', 'Bravo', 'Charlie'] as const
const scores = { Alfa: [5, 3, 4], Bravo: [4, 3, 4], Charlie: [2, 4, 4] }

let site: Site
let world: World
let panel: Panel
let batch = ''
const ids: Record<string, string> = {}

beforeAll(async () => {
  world = await aFund(20_000_00)
  panel = await aPanel(world)
  for (const title of titles) {
    const made = await screened(world, panel, { title })
    ids[title] = made.proposal
    batch = made.batch
    const grades = title === 'Charlie' ? ({ grietje: 'close', tjitske: 'close', wim: 'close' } as const) : {}
    await declared(panel, made.proposal, grades)
  }
  const readers = ['aukje', 'mohamed', 'sanne'] as const
  const pairs = titles.flatMap((title) =>
    readers.map((key) => ({ proposal: ids[title] as string, member: panel[key].person })),
  )
  await assigned(world, panel, batch, pairs)
  await revealed(panel, batch, pairs, ({ proposal, member }) => {
    const title = titles.find((one) => ids[one] === proposal) as keyof typeof scores
    return scores[title][readers.findIndex((key) => panel[key].person === member)] as number
  })
  vi.useFakeTimers({ toFake: ['Date'], now: later({ minutes: 5 }, moments.reveal) })
  site = await openSite()
}, 120_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

async function cookieOf(actor: Person): Promise<string> {
  return (await sessionOf(actor.person, new Date(), actor.roles.length > 0)).cookie
}

async function page(actor: Person, path: string): Promise<string> {
  const cookie = await cookieOf(actor)
  const [shown, data] = [await site.ask(path, cookie), await site.ask(`${path}.data`, cookie)]
  return shown.body + data.body
}
const forOffice = (actor: Person) => page(actor, `/manager/batches/${batch}`)
const forPanel = (actor: Person) => page(actor, `/reviewer/batches/${batch}`)

describe('once the scores are turned over', () => {
  test('the office sees order, agreement and the model, and nobody’s severity', async () => {
    const shown = await forOffice(panel.sipke)
    for (const words of [
      'tussen plaats',
      'alfa van Krippendorff',
      'Vanaf vijf aanvragen zeggen zij iets',
      'het rekenmodel',
    ])
      expect(shown).toContain(words)
    expect(shown).toContain('Het model rekent pas vanaf acht aanvragen.')
    expect(shown).not.toContain('Streng of mild')
    expect(shown).toContain('De voorzitter kan voor deze aanvragen extra lezers laten vragen.')
  })

  test('the chair alone sees the severity table, over what is open to them', async () => {
    const shown = await forPanel(panel.grietje)
    expect(shown).toContain('Streng of mild')
    expect(shown).not.toContain('Charlie')
    expect(shown).toContain('Wat u niet ziet, telt hier niet mee.')
    expect(shown).not.toMatch(/plaats 3/)
  })

  test('ranks of who is close to one come from the others alone', async () => {
    const shown = await forOffice(panel.tjitske)
    expect(shown).not.toContain('Charlie')
    expect(shown).toContain('Wat u niet ziet, telt hier niet mee.')
    expect(shown).not.toMatch(/plaats 3|en 3"/)
    expect(await forOffice(panel.sipke)).toMatch(/plaats 3|en 3/)
  })

  test('a reader sees mean and agreement of what they locked, and no order, line or model yet', async () => {
    const shown = await forPanel(panel.aukje)
    expect(shown).toContain('Gemiddeld 4,0')
    expect(shown).not.toMatch(/db-dots|tussen plaats|rekenmodel|Krippendorff|Streng of mild/)
  })
})

describe('extra readers for the grey zone', () => {
  test('are asked with one button, with who can still be asked or why nobody can', async () => {
    await yes(turn(panel, batch, 'revealed', 'ask-extra-reviews', moments.reveal))
    const cookie = await cookieOf(panel.sipke)
    const path = `/manager/batches/${batch}`
    const { body } = await site.ask(path, cookie)
    const form = formsIn(body).find(({ fields }) => fields.pairs)
    if (!form?.action) throw new Error('no form')
    expect(form.action).toBe(`${path}/assignment`)
    expect(form.fields.pairs?.toSorted()).toEqual(
      ['Alfa', 'Bravo'].map((title) => `${ids[title]}:${panel.wim.person}`).toSorted(),
    )
    expect(body).toContain('Niemand meer. Leest al: 3. Staat te dichtbij: 1.')
    const henk = await enter(world, 'henk')
    for (const other of [panel.tjitske, henk])
      expect(
        formsIn((await site.ask(path, await cookieOf(other))).body).some(({ fields }) => fields.pairs),
      ).toBe(false)
    expect((await site.ask(form.action, cookie, form.fields)).status).toBe(302)
    expect(formsIn((await site.ask(path, cookie)).body).some(({ fields }) => fields.pairs)).toBe(false)
    expect(await forPanel(panel.wim)).not.toMatch(/db-dots|Gemiddeld|Omdat ik/)
  })

  test('from the meeting on every member sees the order of what is open to them; severity stays with the chair', async () => {
    for (const title of ['Alfa', 'Bravo']) await reviewed(panel.wim, ids[title] as string, 4, moments.reveal)
    await yes(turn(panel, batch, 'extra-reviews', 'open-meeting', moments.decision))
    const shown = await forPanel(panel.aukje)
    for (const words of ['Charlie', 'db-dots', 'tussen plaats', 'het rekenmodel'])
      expect(shown).toContain(words)
    expect(shown).not.toContain('Streng of mild')
    const near = await forPanel(panel.wim)
    expect(near).toContain('db-dots')
    expect(near).not.toContain('Charlie')
    expect(near).toContain('Wat u niet ziet, telt hier niet mee.')
  })
})
