import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Persona, personas, sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter } from '#tests/world/base.ts'
import { importedProgramme } from '#tests/world/programme.ts'
import { formWith, pressed } from './forms.ts'
import { textOf } from './text.ts'

useDatabase({ max: 10 })

let site: Site
const cookies: Record<'manager' | 'approver', string> = { manager: '', approver: '' }
const thisYear = new Date().getFullYear()

beforeAll(async () => {
  const world = await aFund()
  await importedProgramme(world)
  site = await openSite()
  for (const who of ['manager', 'approver'] as const) {
    const person = await enter(world, personas[who as Persona] as 'ineke')
    cookies[who] = (await sessionOf(person.person, new Date(), true)).cookie
  }
}, 180_000)
afterAll(() => site.close())

const see = async (path: string, who: keyof typeof cookies = 'manager') =>
  textOf((await site.ask(path, cookies[who])).body)
async function press(path: string, button: string, typed = {}, who: keyof typeof cookies = 'manager') {
  const { body } = await site.ask(path, cookies[who])
  const answer = await site.ask(path, cookies[who], pressed(formWith(body, button), button, typed))
  return { ...answer, text: textOf(answer.body) }
}
const start = (year: number, cutOff: string) =>
  press('/manager/harvest', 'Beginnen', { year: String(year), cutOff })

describe('starting a harvest', () => {
  test('says of a day or year that cannot be which can', async () => {
    const ahead = await start(thisYear, `31-12-${thisYear + 1}`)
    expect(ahead.status).toBe(422)
    expect(ahead.text).toContain('Deze dag moet nog komen. De laatste dag die kan, is')
    const never = await start(thisYear + 1, `1-1-${thisYear}`)
    expect(never.text).toContain(
      `Het jaar ${thisYear + 1} is nog niet begonnen. Kies ${thisYear} of een jaar`,
    )
    const before = await start(thisYear, `1-2-${thisYear - 1}`)
    expect(before.text).toContain(`De eerste dag die kan, is 1 januari ${thisYear}`)
  })

  test('an unreadable year or day is said at its field', async () => {
    const answer = await press('/manager/harvest', 'Beginnen', { year: 'ooit', cutOff: 'ooit' })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('Vul een jaar in, bijvoorbeeld 2024.')
    expect(answer.text).toContain('Vul een dag in, bijvoorbeeld 31-12-2024.')
  })
})

describe('from drafting to everybody', () => {
  let path = ''

  test('a second one of the year is refused, with the way to the one that is there', async () => {
    const begun = await press('/manager/harvest', 'Beginnen')
    path = begun.location ?? ''
    expect(path).toMatch(/^\/manager\/harvest\/[0-9a-f-]+$/)
    const second = await press('/manager/harvest', 'Beginnen')
    expect(second.status).toBe(422)
    expect(second.body).toContain(`href="${path}"`)
    expect(second.text).toContain('Naar die oogst')
  })

  test('stands with the manager until it is ready, and only then with who approves', async () => {
    expect(await see(path)).toContain('Aan deze oogst wordt nog geschreven')
    expect(await see('/manager')).toContain(`De oogst van ${thisYear - 1}`)
    expect(await see('/manager', 'approver')).not.toContain(`De oogst van ${thisYear - 1}`)
    expect((await press(`${path}/offer`, 'Klaar, ter goedkeuring')).status).toBe(302)
    expect(await see('/manager')).not.toContain(`De oogst van ${thisYear - 1}`)
    expect(await see('/manager', 'approver')).toContain(`De oogst van ${thisYear - 1}`)
    expect(await see('/manager/harvest')).toContain('wacht op goedkeuring')
  })

  test('comes back with a reason, which the manager reads', async () => {
    const empty = await press(`${path}/return`, 'Teruggeven', { reason: ' ' }, 'approver')
    expect(empty.status).toBe(400)
    const reason = { reason: 'Noem de wijken in het begin.' }
    expect((await press(`${path}/return`, 'Teruggeven', reason, 'approver')).status).toBe(302)
    expect(await see(path)).toContain('De oogst kwam terug')
    expect(await see(path)).toContain('Noem de wijken in het begin.')
  })

  test('is approved by another; a next version says which one everybody reads until then', async () => {
    await press(`${path}/offer`, 'Klaar, ter goedkeuring')
    expect((await press(`${path}/approval`, 'Goedkeuren', {}, 'approver')).status).toBe(302)
    const begun = await press('/manager/harvest', 'Beginnen')
    const next = begun.location ?? ''
    expect(await see(next)).toContain('Dit wordt versie 2 Iedereen leest versie 1, tot deze is goedgekeurd.')
    const reason = { reason: 'Per ongeluk begonnen.' }
    expect((await press(`${next}/removal`, 'Deze oogst weghalen', reason)).status).toBe(302)
    expect((await site.ask(next, cookies.manager)).status).toBe(404)
  })
})
