import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeRound } from '#app/commands/make-round.server.ts'
import { db } from '#db/client.server.ts'
import { savedAt } from '#db/queries/reports.server.ts'
import { sessionOf } from '#tests/access/personas.ts'
import { type Answer, openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, type CastName, enter, later, operation, yes } from '#tests/world/base.ts'
import { type GrantWorld, grantState, runningGrant } from '#tests/world/granting.ts'
import { declare } from '#tests/world/panel.ts'
import { publicPhotoOf } from '#tests/world/photos.ts'
import { known, reporting, reportOn, typedFigure, typedReport } from '#tests/world/reporting.ts'
import { formWith, pressed } from './forms.ts'
import { textOf } from './text.ts'

useDatabase({ max: 10 })

let site: Site
let made: GrantWorld
let path: string
const cookies = new Map<CastName, string>()

beforeAll(async () => {
  made = await runningGrant(await aFund(100_000_00))
  path = `/applicant/grants/${made.grant}/reports/r1`
  vi.useFakeTimers({ toFake: ['Date'], now: reporting.first })
  site = await openSite()
}, 180_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

async function cookieOf(name: CastName): Promise<string> {
  const kept = cookies.get(name)
  if (kept) return kept
  const person = await enter(made, name)
  const { cookie } = await sessionOf(person.person, new Date(), person.roles.length > 0)
  cookies.set(name, cookie)
  return cookie
}
const see = async (where: string, name: CastName = 'ineke'): Promise<Answer> =>
  site.ask(where, await cookieOf(name))
const post = async (where: string, form: Record<string, string | string[]>, name: CastName = 'ineke') =>
  site.ask(where, await cookieOf(name), form)
/** Presses a button of the page at this address, with some fields typed over. */
async function press(
  where: string,
  button: string,
  typed: Record<string, string | string[]> = {},
  name: CastName = 'ineke',
) {
  const form = formWith((await see(where, name)).body, button)
  return post(form.action ?? where, pressed(form, button, typed), name)
}
const typed = typedReport()
const figure = typedFigure('29')

describe('the grant of an initiative', () => {
  test('says what comes next, what each payment waits for, and is nobody else’s', async () => {
    const { status, body } = await see(`/applicant/grants/${made.grant}`)
    const text = textOf(body)
    expect(status).toBe(200)
    expect(text).toContain('Nu te doen: Tussenverslag')
    expect(text).toContain('De mijlpaal ‘Opening van het taalcafé’ is nog niet goedgekeurd.')
    expect(text).toContain('Nog geen cijfer. Het doel: 40 bewoners')
    expect((await see(`/applicant/grants/${made.grant}`, 'durk')).status).toBe(404)
    expect((await see('/applicant/grants/no-key')).status).toBe(404)
    expect((await site.ask(`/applicant/grants/${made.grant}`)).location).toContain('/account/sign-in')
  })
})

describe('writing a report without scripts', () => {
  test('it begins with a button; until then its parts lead to it', async () => {
    expect((await see(`${path}/story`)).location).toBe(path)
    expect((await see(`${path}/submission`)).location).toBe(path)
    expect(await press(path, 'Begin met het verslag')).toMatchObject({ status: 302, location: path })
    expect(textOf((await see(path)).body)).toContain('Tellen: Bewoners met een taalmaatje')
  })

  test('what is wrong is said at its field, and everything typed stays', async () => {
    const wrong = { ...typed.story, 'milestones[0].reachedOn': 'ooit', whatChanged: 'De straat groet.' }
    const { status, body } = await press(`${path}/story`, 'Opslaan en verder', wrong)
    expect(status).toBe(400)
    expect(body).toContain('<title>Fout: Wat er gebeurde')
    expect(textOf(body)).toContain('Schrijf een dag, bijvoorbeeld 31-3-2026.')
    expect(body).toContain('value="ooit"')
    expect(body).toContain('De straat groet.')
    expect(body).toContain('Het taalcafé is open.')
  })

  test('an unknown field, a wrong operation and a foreign part are refused', async () => {
    const form = pressed(
      formWith((await see(`${path}/lesson`)).body, 'Opslaan en verder'),
      'Opslaan en verder',
    )
    expect((await post(`${path}/lesson`, { ...form, ...typed.lesson, amount: '5' })).status).toBe(400)
    expect((await post(`${path}/lesson`, { ...form, ...typed.lesson, operation: 'x' })).status).toBe(400)
    expect((await post(`${path}/lesson`, { ...form, ...typed.lesson, version: '-1' })).status).toBe(400)
    expect((await post(`${path}/i9`, form)).status).toBe(404)
    expect((await post(`${path}/lesson`, { ...form, ...typed.lesson }, 'durk')).status).toBe(404)
    expect((await reportOn(made)).version).toBe(1)
  })

  test('somebody who comes back later keeps what is half done', async () => {
    const half = { 'milestones[0].whatHappened': 'Half' }
    expect(await press(`${path}/story`, 'Opslaan en later verder', half)).toMatchObject({
      status: 302,
      location: path,
    })
    expect((await see(`${path}/story`)).body).toContain('Half')
    const { location } = await press(`${path}/story`, 'Opslaan en verder', typed.story)
    expect(location).toBe(`${path}/${known.indicator}`)
  })

  test('a row for another place is added and taken away by buttons, and takes over the period', async () => {
    const page = `${path}/${known.indicator}`
    const added = await press(page, 'Nog een wijk', figure)
    expect(added.status).toBe(200)
    expect(textOf(added.body)).toContain('Telling 2')
    const form = formWith(added.body, 'Opslaan en verder')
    expect(form.fields['figures[1].from']).toEqual(['1-9-2026'])
    expect(form.fields['figures[0].value']).toEqual(['29'])
    const removed = await post(page, pressed(form, 'Verwijderen'))
    expect(removed.status).toBe(200)
    expect(textOf(removed.body)).not.toContain('Telling 2')
  })

  test('a figure needs its period and method; a missing one its reason', async () => {
    const page = `${path}/${known.indicator}`
    const open = await press(page, 'Opslaan en verder', { ...figure, 'figures[0].value': '' })
    expect(open.status).toBe(400)
    expect(textOf(open.body)).toContain('Schrijf het getal, of waarom er niet is geteld.')
    const { location } = await press(page, 'Opslaan en verder', figure)
    expect(location).toBe(`${path}/voices`)
  })

  test('a stale tab shows what somebody else saved, and overwrites nothing until one chooses', async () => {
    const page = `${path}/lesson`
    const stale = formWith((await see(page)).body, 'Opslaan en verder')
    await press(page, 'Opslaan en verder', { lessonTitle: 'Eerste', lessonText: 'Van het andere tabblad' })
    const refused = await post(page, pressed(stale, 'Opslaan en verder', typed.lesson))
    expect(refused.status).toBe(409)
    expect(textOf(refused.body)).toContain('Van het andere tabblad')
    expect(refused.body).toContain('Het schoolplein werkt beter')
    const chosen = formWith(refused.body, 'Opslaan en verder')
    expect((await post(page, pressed(chosen, 'Opslaan en verder'))).status).toBe(302)
    const { id, version } = await reportOn(made)
    expect((await savedAt(db(), id, version)).content.lesson.title).toBe('Het schoolplein werkt beter')
  })

  test('the last page shows everything; what is open is named, and then there is no button', async () => {
    const before = textOf((await see(`${path}/submission`)).body)
    expect(before).toContain('Dit is nog niet klaar')
    expect(before).not.toContain('Verslag versturen')
    await press(`${path}/spending`, 'Opslaan en verder', typed.spending)
    const text = textOf((await see(`${path}/submission`)).body)
    expect(text).toContain('29 bewoners')
    expect(text).toContain('€ 4.320')
    expect(text).toContain('2 weken · Mensen: iemand ziek, weg of moeilijk te vinden')
    expect(text).toContain('Verslag versturen')
  })

  test('a double click sends it once, and then it only reads', async () => {
    const form = pressed(
      formWith((await see(`${path}/submission`)).body, 'Verslag versturen'),
      'Verslag versturen',
    )
    const twins = await Promise.all([post(`${path}/submission`, form), post(`${path}/submission`, form)])
    expect(twins.map(({ status, location }) => [status, location])).toEqual([
      [302, path],
      [302, path],
    ])
    expect((await post(`${path}/submission`, { ...form, operation: operation() })).status).toBe(422)
    expect((await see(`${path}/story`)).location).toBe(path)
    expect(textOf((await see(path)).body)).toContain('Wij lezen uw verslag')
  })
})

describe('judging a report', () => {
  test('the office reads it beside the terms; only the manager has the forms', async () => {
    const { id } = await reportOn(made)
    const office = `/manager/reports/${id}`
    const manager = await see(office, 'sipke')
    expect(textOf(manager.body)).toContain('Nulmeting: 12. Doel: 40 bewoners, uiterlijk 30 juni 2027.')
    expect(textOf(manager.body)).toContain('Zo zien wij het: Foto en aantal bezoekers.')
    expect(textOf(manager.body)).toContain('Verslag goedkeuren')
    for (const name of ['tjitske', 'henk'] as const) {
      const { status, body } = await see(office, name)
      expect(status).toBe(200)
      expect(textOf(body)).not.toContain('Verslag goedkeuren')
    }
    expect((await see(office, 'ineke')).status).toBe(404)
    expect((await see('/manager/reports/no-key', 'sipke')).status).toBe(404)
    const form = { operation: operation(), milestones: known.firstMilestone }
    expect((await post(`${office}/acceptance`, form, 'tjitske')).status).toBe(404)
    expect((await post(`${office}/acceptance`, form, 'henk')).status).toBe(404)
  })

  test('a question without words is asked for; with words the report comes back', async () => {
    const { id } = await reportOn(made)
    const office = `/manager/reports/${id}`
    const empty = await press(office, 'Terugsturen', { question: ' ' }, 'sipke')
    expect(empty.status).toBe(400)
    expect(textOf(empty.body)).toContain('Schrijf wat u wilt weten.')
    expect((await press(office, 'Terugsturen', { question: 'Hoeveel in Bilgaard?' }, 'sipke')).location).toBe(
      office,
    )
    const text = textOf((await see(path)).body)
    expect(text).toContain('Hoeveel in Bilgaard?')
    expect(text).toContain('Nakijken en versturen')
  })

  test('what is written since is the initiative’s alone, until it is sent; then both see what changed', async () => {
    const { id } = await reportOn(made)
    const office = `/manager/reports/${id}`
    await press(`${path}/${known.indicator}`, 'Opslaan en verder', typedFigure('31', { qualifier: 'about' }))
    await press(`${path}/spending`, 'Opslaan en verder', { 'spending[0].amount': '4.500' })
    const draft = textOf((await see(`${path}/submission`)).body)
    expect(draft).toContain('Hoeveel? weg : 29 bewoners → erbij : ongeveer 31 bewoners')
    const waiting = textOf((await see(office, 'sipke')).body)
    expect(waiting).toContain('29 bewoners')
    expect(waiting).not.toContain('31 bewoners')
    expect(textOf((await see(`${path}/sendings/1`)).body)).toContain('Hoeveel in Bilgaard?')
    expect((await press(`${path}/submission`, 'Verslag versturen')).location).toBe(path)
    for (const [where, name] of [
      [office, 'sipke'],
      [path, 'ineke'],
      [`${office}/sendings/2`, 'henk'],
    ] as const) {
      const told = textOf((await see(where, name)).body)
      expect(told).toContain('Wat er is veranderd in dit verslag')
      expect(told).toContain('Hoeveel? weg : 29 bewoners → erbij : ongeveer 31 bewoners')
      expect(told).toContain('Bedrag: weg : € 4.320 → erbij : € 4.500')
    }
    const first = textOf((await see(`${office}/sendings/1`, 'sipke')).body)
    expect(first).toContain('Tussenverslag, versie 1 van 2')
    expect(first).toContain('29 bewoners')
    expect(first).not.toContain('Wat er is veranderd in dit verslag')
    for (const number of ['0', '3', 'x'])
      expect((await see(`${office}/sendings/${number}`, 'sipke')).status).toBe(404)
    expect((await see(`${path}/sendings/3`)).status).toBe(404)
    expect((await see(`${path}/sendings/1`, 'durk')).status).toBe(404)
  })

  test('milestones that it does not claim cannot be ticked; accepting counts at once', async () => {
    const { id } = await reportOn(made)
    const office = `/manager/reports/${id}`
    const foreign = { operation: operation(), milestones: known.lastMilestone }
    expect((await post(`${office}/acceptance`, foreign, 'sipke')).status).toBe(404)
    const accepted = await press(
      office,
      'Verslag goedkeuren',
      { milestones: known.firstMilestone, publishLesson: 'on' },
      'sipke',
    )
    expect(accepted.location).toBe(office)
    expect(
      (await post(`${office}/acceptance`, { ...foreign, operation: operation(), milestones: [] }, 'sipke'))
        .status,
    ).toBe(422)
    const text = textOf((await see(`/applicant/grants/${made.grant}`)).body)
    expect(text).toContain('ongeveer 31 bewoners, het doel is 40')
    expect(text).toContain('U hebt alles gedaan. Wij zetten de betaling klaar.')
    expect(await grantState(made)).toBe('running')
  })
})

describe('a photo that should not be seen any more', () => {
  test('the initiative takes it off the public page; the fund says why; consent takes it away', async () => {
    const roundForm = { ...made.roundForm, slug: 'foto', name: 'Ronde foto' }
    const { round } = await yes(makeRound(made.fund, 'system', roundForm, later({ days: -30 })))
    const other = await runningGrant({ ...made, round, roundForm })
    const file = await publicPhotoOf(other)
    const own = `/applicant/grants/${other.grant}/reports/r1`
    const office = `/manager/reports/${(await reportOn(other)).id}`
    const page = `${own}/photos/${file}`
    expect((await see(own)).body).toContain(`href="${page}"`)
    const button = 'Haal de foto weg'
    expect((await press(page, button)).status).toBe(400)
    expect((await press(page, button, { why: 'other' })).location).toBe(`${own}#photos`)
    expect(textOf((await see(own)).body)).toContain('Niet meer openbaar sinds')
    expect((await see(office, 'sipke')).body).toContain(`${office}/photos/${file}`)
    const fund = `${office}/photos/${file}`
    const silent = await press(fund, button, { why: 'consent-withdrawn' }, 'sipke')
    expect(silent.status).toBe(400)
    const said = { why: 'consent-withdrawn', reason: 'Iemand op de foto belde.' }
    expect((await press(fund, button, said, 'sipke')).location).toBe(`${office}#photos`)
    expect(textOf((await see(own)).body)).toContain('Iemand op de foto vroeg dat. Iemand op de foto belde.')
    expect((await see(own)).body).not.toContain(`files/${file}`)
    expect((await see(page, 'durk')).status).toBe(404)
    expect((await see(fund, 'henk')).status).toBe(404)
  })
})

describe('a figure that turned out wrong', () => {
  test('the manager puts it right with its range, and both sides read what it was and why', async () => {
    const { id } = await reportOn(made)
    const office = `/manager/reports/${id}`
    const [, page = ''] =
      /href="(\/manager\/measurements\/[^"]+)"/.exec((await see(office, 'sipke')).body) ?? []
    const form = formWith((await see(page, 'sipke')).body, 'Zet dit getal goed')
    expect([form.fields.value, form.fields.qualifier]).toEqual([['31'], ['about']])
    for (const [typed, said] of [
      [{ value: '' }, 'Schrijf het goede getal.'],
      [{ valueMax: '3' }, 'Dit getal moet hoger zijn dan het eerste.'],
      [{ denominator: '3' }, 'Dit getal kan niet lager zijn dan het aantal zelf.'],
      [{ reason: ' ' }, 'Schrijf waarom het getal anders is'],
    ] as const) {
      const wrong = await press(page, 'Zet dit getal goed', { reason: 'Dubbel.', ...typed }, 'sipke')
      expect(wrong.status).toBe(400)
      expect(textOf(wrong.body)).toContain(said)
    }
    expect((await press(page, 'Zet dit getal goed', { reason: 'Dubbel.' }, 'sipke')).status).toBe(422)
    const better = { value: '27', valueMax: '29', reason: 'Twee mensen stonden dubbel.' }
    expect((await press(page, 'Zet dit getal goed', better, 'sipke')).location).toBe(`${office}#figures`)
    const said =
      'Was ongeveer 31 bewoners, nu ongeveer 27 tot 29 bewoners, omdat: Twee mensen stonden dubbel.'
    for (const [where, name] of [
      [office, 'sipke'],
      [office, 'henk'],
      [path, 'ineke'],
    ] as const)
      expect(textOf((await see(where, name)).body)).toContain(said)
    expect((await see(office, 'henk')).body).not.toContain('/manager/measurements/')
    expect(textOf((await see(`/applicant/grants/${made.grant}`)).body)).toContain(
      'ongeveer 27 tot 29 bewoners',
    )
    expect(textOf((await see(page, 'sipke')).body)).toContain('Dit getal is al aangepast.')
    expect((await see(page, 'henk')).status).toBe(404)
    expect((await see('/manager/measurements/no-key/correction', 'sipke')).status).toBe(404)
  })
})

describe('a report that the fund does without', () => {
  test('the manager reads what follows before the button, and the initiative reads why', async () => {
    const roundForm = { ...made.roundForm, slug: 'zonder', name: 'Ronde zonder' }
    const { round } = await yes(makeRound(made.fund, 'system', roundForm, later({ days: -30 })))
    const other = await runningGrant({ ...made, round, roundForm })
    const page = `/manager/grants/${other.grant}/reports/r1`
    await declare(made.panel.sipke, other.proposal)
    await declare(made.panel.tjitske, other.proposal)
    expect(textOf((await see(`/manager/grants/${other.grant}`, 'sipke')).body)).toContain('Tussenverslag')
    expect((await see(`/manager/grants/${other.grant}`, 'sipke')).body).toContain(`href="${page}"`)
    const before = textOf((await see(page, 'sipke')).body)
    const [follows, button] = ['blijft wachten op dit verslag', 'Sla dit verslag over']
    expect(before.indexOf(follows)).toBeGreaterThan(0)
    expect(before.indexOf(follows)).toBeLessThan(before.indexOf(button))
    expect(textOf((await see(page, 'henk')).body)).not.toContain(button)
    const empty = await press(page, button, { reason: ' ' }, 'sipke')
    expect(empty.status).toBe(400)
    expect((await post(page, { operation: operation(), reason: 'x' }, 'tjitske')).status).toBe(404)
    const { location } = await press(page, button, { reason: 'wij spraken elkaar al' }, 'sipke')
    expect(location).toBe(page)
    for (const [where, name] of [
      [page, 'henk'],
      [`/applicant/grants/${other.grant}/reports/r1`, 'ineke'],
    ] as const) {
      const text = textOf((await see(where, name)).body)
      expect(text).toContain('De reden: wij spraken elkaar al.')
      expect(text).toContain(follows)
      expect(text).not.toContain(button)
    }
    const again = { operation: operation(), reason: 'nog eens' }
    expect((await post(page, again, 'sipke')).status).toBe(422)
    const final = `/manager/grants/${other.grant}/reports/r2`
    expect(textOf((await see(final, 'sipke')).body)).toContain('Dat kan het fonds niet overslaan.')
    expect((await post(final, { operation: operation(), reason: 'nee' }, 'sipke')).status).toBe(422)
    expect((await see(`/manager/grants/${other.grant}/reports/r9`, 'sipke')).status).toBe(404)
    const sent = `/manager/grants/${made.grant}/reports/r1`
    expect((await see(sent, 'sipke')).location).toContain('/manager/reports/')
  })
})

describe('editing the programme', () => {
  test('the manager edits, the auditor looks, the initiative does not come in', async () => {
    const manager = await see('/manager/programme', 'sipke')
    expect(textOf(manager.body)).toContain('Wijk toevoegen')
    expect(textOf((await see('/manager/programme', 'henk')).body)).not.toContain('Wijk toevoegen')
    expect((await see('/manager/programme', 'ineke')).status).toBe(404)
    expect((await see('/manager/programme/neighbourhoods/new', 'tjitske')).status).toBe(404)
    const page = '/manager/programme/neighbourhoods/new'
    const empty = await press(page, 'Opslaan', { name: '' }, 'sipke')
    expect(empty.status).toBe(400)
    expect((await press(page, 'Opslaan', { name: 'De Zwetten' }, 'sipke')).location).toContain(
      '/manager/programme',
    )
    expect(textOf((await see('/manager/programme', 'jelle')).body)).toContain('De Zwetten')
    expect((await press(page, 'Opslaan', { name: 'de zwetten' }, 'sipke')).status).toBe(422)
  })

  test('an indicator with a figure keeps its unit, in words; a new figure needs its source', async () => {
    const fresh = { code: 'X1', name: 'Bankjes', unit: 'bankjes', type: 'count', direction: 'up' }
    const { location } = await press('/manager/programme/indicators/new', 'Opslaan', fresh, 'sipke')
    const page = location ?? ''
    const bare = { value: '7', qualifier: 'about', period: '2026' }
    const open = await press(`${page}/figures`, 'Opslaan', bare, 'sipke')
    expect(open.status).toBe(400)
    expect(open.body).toContain('value="7"')
    expect(
      (await press(`${page}/figures`, 'Opslaan', { ...bare, source: 'Telling' }, 'sipke')).location,
    ).toBe(page)
    const wrong = { ...bare, value: '9', valueMax: '3', source: 'Telling' }
    expect((await press(`${page}/figures`, 'Opslaan', wrong, 'sipke')).status).toBe(400)
    const refused = await press(page, 'Opslaan', { unit: 'stoelen' }, 'sipke')
    expect(refused.status).toBe(422)
    expect(textOf(refused.body)).toContain('Een andere eenheid of soort zou die cijfers veranderen.')
    expect(refused.body).toContain('value="stoelen"')
  })
})
