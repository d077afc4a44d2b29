import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { begun } from '#tests/world/applying.ts'
import { aFund, type CastName, enter, today, type World } from '#tests/world/base.ts'
import { formsIn, formWith, pressed } from './forms.ts'
import { textOf } from './text.ts'

useDatabase({ max: 10 })

let site: Site
let world: World

beforeAll(async () => {
  world = await aFund()
  vi.useFakeTimers({ toFake: ['Date'], now: today })
  site = await openSite()
}, 180_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

async function visitAs(name: CastName) {
  const person = await enter(world, name)
  const { cookie } = await sessionOf(person.person, new Date(), true)
  const see = (path: string) => site.ask(path, cookie)
  const press = async (path: string, words: string, typed: Record<string, string | string[]> = {}) => {
    const form = formWith((await see(path)).body, words)
    return site.ask(form.action ?? path, cookie, pressed(form, words, typed))
  }
  const post = (path: string, typed: Record<string, string[]>) => site.ask(path, cookie, typed)
  return { person, see, press, post }
}

describe('the questions of a round', () => {
  const path = () => `/manager/rounds/${world.round}/questions`

  test('are written page by page, looked at as both sides, and put to use with a reason', async () => {
    const { see, press } = await visitAs('sipke')
    expect(textOf((await see(path())).body)).toContain('Deze ronde stelt geen eigen vragen.')
    const wrong = await press(`${path()}/new`, 'Opslaan', { title: ' ' })
    expect([wrong.status, textOf(wrong.body).includes('Vul dit in.')]).toEqual([400, true])
    const page = await press(`${path()}/new`, 'Opslaan', { title: 'De ruimte' })
    expect(page.location).toBe(`${path()}/p1/new`)
    const first = await press(page.location ?? '', 'nog een vraag', { label: 'Huurt u?', kind: 'yesNo' })
    expect(first.location).toBe(`${path()}/p1/new`)
    const few = await press(`${path()}/p1/new`, 'Opslaan', {
      label: 'Welke?',
      kind: 'choice',
      options: 'Een zaal',
    })
    expect([few.status, textOf(few.body).includes('Schrijf twee tot dertig antwoorden')]).toEqual([422, true])
    expect(few.body).toContain('Een zaal')
    await press(`${path()}/p1/new`, 'Opslaan', { label: 'Van wie?', kind: 'text', showIf: 'q2:yes' })
    await press(`${path()}/p1/new`, 'Opslaan', {
      ...{ label: 'Wie heeft de sleutel?', kind: 'text' },
      ...{ officeOnly: 'on', optional: 'on' },
    })
    const list = textOf((await see(path())).body)
    expect(list).toContain('Van wie? Korte tekst · Alleen bij “Huurt u?”: Ja.')
    expect(list).toContain('alleen het fonds leest dit')
    const asApplicant = textOf((await see(`${path()}/preview`)).body)
    const asPanel = textOf((await see(`${path()}/preview?as=reviewer`)).body)
    expect([asApplicant, asPanel].map((text) => text.includes('Wie heeft de sleutel?'))).toEqual([
      true,
      false,
    ])
    expect((await press(`${path()}/use`, 'in gebruik nemen', { reason: '' })).status).toBe(400)
    expect(
      (await press(`${path()}/use`, 'in gebruik nemen', { reason: 'De brandweer vroeg erom.' })).status,
    ).toBe(302)
    expect(textOf((await see(path())).body)).toContain('De brandweer vroeg erom.')
  })

  test('are moved and taken away by a button; one that another depends on stays', async () => {
    const { see, press } = await visitAs('sipke')
    const kept = await press(`${path()}/p1/q2`, 'Vraag weghalen')
    expect([kept.status, textOf(kept.body).includes('hoort bij een antwoord')]).toEqual([422, true])
    expect((await press(`${path()}/p1/q4`, 'Vraag weghalen')).status).toBe(302)
    const labels = async () =>
      [...(await see(path())).body.matchAll(/questions\/p1\/q\d"[^>]*>([^<]+)</g)].map(([, label]) => label)
    expect(await labels()).toEqual(['Huurt u?', 'Van wie?'])
    const [moves] = formsIn((await see(path())).body).filter(({ fields }) => fields.key?.[0] === 'q3')
    expect(moves?.buttons.map(({ value }) => value)).toEqual(['up'])
    await press(`${path()}/use`, 'weggooien')
    expect(await labels()).toEqual(['Huurt u?', 'Van wie?', 'Wie heeft de sleutel?'])
  })

  test('are asked in the application, with a sentence of the round at a usual question', async () => {
    const { press } = await visitAs('sipke')
    await press(`${path()}/help/voornemen.plan`, 'Opslaan', { text: 'Vertel het zoals aan uw buurvrouw.' })
    const { person, see } = await visitAs('ineke')
    const proposal = `/applicant/proposals/${await begun(world, person)}`
    expect((await see(`${proposal}/voornemen/plan`)).body).not.toContain('zoals aan uw buurvrouw')
    await press(`${path()}/use`, 'in gebruik nemen', { reason: 'Een betere zin.' })
    expect(textOf((await see(`${proposal}/voornemen/plan`)).body)).toContain(
      'Vertel het zoals aan uw buurvrouw.',
    )
    expect(textOf((await see(proposal)).body)).toContain('Vragen van deze ronde')
    const page = await see(`${proposal}/extra/p1`)
    expect(textOf(page.body)).toContain('Huurt u?')
    expect(textOf(page.body)).toContain('Alleen als u')
    const whole = await visitAs('ineke')
    const open = await whole.press(`${proposal}/extra/p1`, 'Opslaan en verder')
    expect([open.status, textOf(open.body).includes('Geef hier een antwoord.')]).toEqual([400, true])
    expect((await whole.press(`${proposal}/extra/p1`, 'Opslaan en verder', { q2: 'no' })).status).toBe(302)
    expect(textOf((await see('/rounds/voorjaar/questions')).body)).toContain('Huurt u?')
  })

  test('taken away while somebody writes, they leave what was typed to be read, and the rest is kept', async () => {
    const { press, see } = await visitAs('sipke')
    const writer = await visitAs('ineke')
    const page = `/applicant/proposals/${await begun(world, writer.person)}/extra/p1`
    const [one, whole] = [await writer.see(page), await writer.see(page)].map(({ body }) =>
      formWith(body, 'Opslaan en verder'),
    )
    const send = (form: typeof one, typed: Record<string, string>) =>
      writer.post(page, pressed(form!, 'Opslaan en verder', typed))
    await press(`${path()}/p1/q3`, 'Vraag weghalen')
    await press(`${path()}/use`, 'in gebruik nemen', { reason: 'Eén vraag minder.' })
    const part = await send(one, { q2: 'yes', q3: 'Van de gemeente' })
    expect([part.status, textOf(part.body).includes('Van wie? Van de gemeente')]).toEqual([409, true])
    expect(formWith(part.body, 'Opslaan en verder').fields).toMatchObject({ q2: ['yes'] })
    expect(textOf((await writer.see(page.replace('/p1', ''))).body)).toContain('Ja')
    for (const key of ['q4', 'q2']) await press(`${path()}/p1/${key}`, 'Vraag weghalen')
    await press(`${path()}/use`, 'in gebruik nemen', { reason: 'Geen vragen meer.' })
    const gone = await send(whole, { q2: 'yes', q3: 'Van de kerk' })
    const said = textOf(gone.body)
    expect(gone.status).toBe(410)
    for (const words of ['niet meer gesteld', 'Huurt u? Ja', 'Van wie? Van de kerk'])
      expect(said).toContain(words)
    expect((await writer.see(page)).location).toBe(page.replace('/extra/p1', ''))
    expect((await writer.see(page.replace('p1', 'p77'))).status).toBe(404)
    expect((await see(`${path()}/preview`)).status).toBe(200)
  })
})
