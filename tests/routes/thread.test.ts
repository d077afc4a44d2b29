import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { askHelp } from '#app/commands/ask-help.server.ts'
import { endHelp } from '#app/commands/end-help.server.ts'
import { configuration } from '#app/effects/configuration.server.ts'
import { sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { begun, submitted, typePage } from '#tests/world/applying.ts'
import { aFund, type CastName, cast, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import * as some from '#tests/world/files.ts'
import { declare } from '#tests/world/panel.ts'
import { joined } from '#tests/world/together.ts'
import { formWith, pressed } from './forms.ts'

useDatabase({ max: 10 })

const secret = 'Het geheime plan van Ineke'
const now = later({ minutes: 30 })
let site: Site
let world: World
let ineke: Awaited<ReturnType<typeof enter>>
const cookies = new Map<CastName, string>()

beforeAll(async () => {
  world = await aFund()
  ineke = await enter(world, 'ineke')
  vi.useFakeTimers({ toFake: ['Date'], now })
  for (const name of Object.keys(cast) as CastName[]) {
    const { person, roles } = await enter(world, name)
    cookies.set(name, (await sessionOf(person, now, roles.length > 0)).cookie)
  }
  site = await openSite()
}, 120_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

const ask = (who: CastName, path: string) => site.ask(path, cookies.get(who))
const staff = ['sipke', 'tjitske', 'henk', 'jelle', 'aukje', 'mohamed', 'sanne', 'wim', 'grietje'] as const

/** Opens a page, presses the button with these words, and answers what came. */
async function press(who: CastName, path: string, words: string, typed: Record<string, string>) {
  const { body } = await ask(who, path)
  return site.ask(path, cookies.get(who), pressed(formWith(body, words), words, typed))
}

async function aDraft(): Promise<string> {
  const proposal = await begun(world, ineke)
  await yes(
    typePage(
      ineke,
      proposal,
      ['aboutUs', 'initiativeName'],
      { initiativeName: secret },
      later({ minutes: 1 }),
    ),
  )
  return proposal
}

describe('behaviour 30: a draft is its writers’ alone', () => {
  const about = (id: string) => [
    `/manager/proposals/${id}`,
    `/manager/proposals/${id}/conflict`,
    `/manager/proposals/${id}/messages`,
    `/manager/proposals/${id}/reopening`,
    `/manager/proposals/${id}/screening`,
    `/manager/drafts/${id}`,
    `/reviewer/proposals/${id}`,
    `/reviewer/proposals/${id}/conflict`,
    `/applicant/proposals/${id}`,
    `/applicant/proposals/${id}/messages`,
    `/applicant/proposals/${id}/check`,
  ]
  const lists = ['/manager', '/manager/proposals', '/manager/drafts', '/reviewer', '/admin', '/grants', '/']

  test('nobody of staff and panel finds it, on any page', async () => {
    const draft = await aDraft()
    for (const who of staff) {
      for (const path of about(draft)) expect((await ask(who, path)).status, `${who} ${path}`).toBe(404)
      for (const path of lists) expect((await ask(who, path)).body, `${who} ${path}`).not.toContain(secret)
    }
  })

  test('until they ask for help: then the office reads along, the panel does not, and it ends when they say so', async () => {
    const draft = await aDraft()
    await yes(askHelp(ineke, draft, { operation: operation(), text: 'Klopt dit?' }, later({ minutes: 5 })))
    expect((await ask('sipke', '/manager')).body).toContain(`${secret} vraagt hulp bij het invullen`)
    expect((await ask('sipke', `/manager/drafts/${draft}`)).location).toBe(
      `/manager/proposals/${draft}/conflict`,
    )
    await yes(declare(await enter(world, 'sipke'), draft, 'none', later({ minutes: 6 })))
    const page = await ask('sipke', `/manager/drafts/${draft}`)
    expect(page.status).toBe(200)
    expect(page.body).toContain('Dit is een concept, geen aanvraag')
    expect(page.body).toContain(secret)
    expect(page.body).not.toContain('<textarea')
    expect((await ask('sipke', `/manager/proposals/${draft}`)).status).toBe(404)
    for (const who of ['aukje', 'mohamed', 'sanne', 'wim', 'grietje', 'jelle'] as const)
      for (const path of about(draft)) expect((await ask(who, path)).status, `${who} ${path}`).toBe(404)
    await yes(endHelp(ineke, draft, { operation: operation() }, later({ minutes: 7 })))
    for (const path of about(draft)) expect((await ask('sipke', path)).status, path).toBe(404)
    for (const path of lists) expect((await ask('sipke', path)).body, path).not.toContain(secret)
  })
})

describe('questions and answers, without JavaScript', () => {
  test('go both ways, are new until they are opened, and stand on both lists', async () => {
    const { proposal } = await submitted(world, ineke, { title: 'Soep' })
    await yes(declare(await enter(world, 'sipke'), proposal, 'none', later({ minutes: 10 })))
    const [own, office] = [
      `/applicant/proposals/${proposal}/messages`,
      `/manager/proposals/${proposal}/messages`,
    ]
    const words = 'Mag het ook op woensdag?'
    expect((await press('ineke', own, 'Bericht versturen', { text: words })).location).toBe(own)
    expect((await ask('sipke', '/manager')).body).toContain('Nieuw bericht van Soep')
    expect((await ask('sipke', `/manager/proposals/${proposal}`)).body).toContain(
      'Een nieuw bericht van de groep',
    )
    const first = await ask('sipke', office)
    expect(first.body).toContain(words)
    expect(first.body).toContain('>Nieuw<')
    expect((await ask('sipke', office)).body).not.toContain('>Nieuw<')
    expect((await press('sipke', office, 'Bericht versturen', { text: 'Ja.' })).location).toBe(office)
    expect((await ask('ineke', '/applicant')).body).toContain('Een nieuw bericht')
    expect((await ask('ineke', `/applicant/proposals/${proposal}`)).body).toContain('Een nieuw bericht')
    expect((await ask('ineke', own)).body).toContain('Sipke Hoekstra, van het fonds')
    expect((await ask('ineke', '/applicant')).body).not.toContain('Een nieuw bericht')
    expect((await ask('henk', office)).body).toContain('Alleen de fondsbeheerder schrijft met de groep.')
    expect((await ask('aukje', office)).status).toBe(404)
  })

  test('keep what was typed when it cannot be sent', async () => {
    const { proposal } = await submitted(world, ineke)
    const own = `/applicant/proposals/${proposal}/messages`
    const empty = await press('ineke', own, 'Bericht versturen', { text: '  ' })
    expect(empty.status).toBe(400)
    expect(empty.body).toContain('<title>Fout: Vragen en antwoorden</title>')
    expect(empty.body).toContain('Schrijf uw bericht.')
    const long = await press('ineke', own, 'Bericht versturen', { text: 'lang '.repeat(900) })
    expect(long.status).toBe(400)
    expect(long.body).toContain('Maak het korter dan 4.000 tekens.')
    expect(long.body).toContain('lang lang lang')
  })

  test('bring files along, both ways, that only the two sides open', async () => {
    const { proposal } = await submitted(world, ineke, { title: 'Soep' })
    await yes(declare(await enter(world, 'sipke'), proposal, 'none', later({ minutes: 10 })))
    const paths = { ineke: `/applicant/proposals/${proposal}`, sipke: `/manager/proposals/${proposal}` }
    const post = async (who: 'ineke' | 'sipke', text: string, files: File[], kept: string[] = []) => {
      const body = new FormData()
      const { fields } = formWith((await ask(who, `${paths[who]}/messages`)).body, 'Bericht versturen')
      for (const value of fields.operation ?? []) body.append('operation', value)
      body.append('text', text)
      for (const id of kept) body.append('files', id)
      for (const file of files) body.append('files:file', file)
      const headers = { Cookie: cookies.get(who) ?? '', Origin: configuration().origin, Accept: 'text/html' }
      const address = `${site.address}${paths[who]}/messages`
      const answer = await fetch(address, { method: 'POST', redirect: 'manual', headers, body })
      return { status: answer.status, body: await answer.text() }
    }
    const pdf = new File([new Uint8Array(await some.pdf())], 'offerte.pdf')
    const wrong = await post('ineke', 'Met bijlagen.', [pdf, new File(['MZ'], 'virus.exe')])
    expect(wrong.status).toBe(400)
    expect(wrong.body).toContain('virus.exe ging niet mee: dit soort bestand nemen wij niet aan.')
    expect(wrong.body).toContain('Met bijlagen.')
    const [id = ''] = formWith(wrong.body, 'Bericht versturen').fields.files ?? []
    expect(id).not.toBe('')
    expect((await post('sipke', 'Gestolen.', [], [id])).status).toBe(404)
    expect((await ask('sipke', `${paths.sipke}/files/${id}`)).status).toBe(404)
    expect((await post('ineke', '', [], [id])).status).toBe(302)
    const photo = new File([new Uint8Array(await some.png())], 'zaal.png')
    expect((await post('sipke', 'Zo ziet het eruit.', [photo])).status).toBe(302)
    for (const who of ['ineke', 'sipke'] as const) {
      const { body } = await ask(who, `${paths[who]}/messages`)
      const links = [...body.matchAll(/href="([^"]+\/files\/[0-9a-f-]{36})"[^>]*>([^<]+)</g)]
      expect(links.map(([, , name]) => name).sort()).toEqual(['offerte.pdf', 'zaal.png'])
      for (const [, href = ''] of links) {
        expect((await ask(who, href)).status).toBe(200)
        for (const other of ['aukje', 'fatma', 'grietje'] as const)
          expect((await ask(other, href)).status).toBe(404)
      }
    }
    for (const other of ['aukje', 'mohamed'] as const)
      expect((await ask(other, `/reviewer/proposals/${proposal}/files/${id}`)).status).toBe(404)
  })

  test('of a draft begin with asking for help, and a reader looks on', async () => {
    const draft = await aDraft()
    const durk = await enter(world, 'durk')
    await joined(ineke, draft, durk, { relation: 'reader' })
    const own = `/applicant/proposals/${draft}`
    expect((await ask('ineke', `${own}/messages`)).body).toContain('Het fonds leest nog niet mee')
    expect((await ask('durk', `${own}/help`)).body).not.toContain('<textarea')
    const asked = await press('ineke', `${own}/help`, 'Vraag hulp', { text: 'Waar vullen wij de zaal in?' })
    expect(asked.location).toBe(`${own}/help`)
    expect((await ask('ineke', `${own}/help`)).body).toContain('Het fonds leest mee sinds')
    expect((await ask('durk', `${own}/messages`)).body).toContain('U leest mee.')
    expect((await press('ineke', `${own}/help/ending`, 'Het fonds leest niet meer mee', {})).location).toBe(
      `${own}/help`,
    )
  })
})

test('a withdrawal asks why, keeps what was typed, and the manager reads it', async () => {
  const { proposal } = await submitted(world, ineke)
  await yes(declare(await enter(world, 'sipke'), proposal, 'none', later({ minutes: 10 })))
  const path = `/applicant/proposals/${proposal}/withdrawal`
  const { body } = await ask('ineke', path)
  const button = formWith(body, 'ntrekken').buttons[0]?.text ?? ''
  const without = await press('ineke', path, button, { text: 'Het buurthuis sluit.' })
  expect(without.status).toBe(400)
  expect(without.body).toContain('Kies waarom u de aanvraag intrekt.')
  expect(without.body).toContain('Het buurthuis sluit.')
  const done = await press('ineke', path, button, { reason: 'not-possible', text: 'Het buurthuis sluit.' })
  expect(done.location).toBe(`/applicant/proposals/${proposal}`)
  const office = await ask('sipke', `/manager/proposals/${proposal}`)
  expect(office.body).toContain('Ingetrokken: Het plan kan niet doorgaan')
  expect(office.body).toContain('Het buurthuis sluit.')
})

test('behaviour 29: the manager opens one application once more, with a reason and a last day', async () => {
  const { proposal } = await submitted(world, ineke)
  await yes(declare(await enter(world, 'sipke'), proposal, 'none', later({ minutes: 10 })))
  const path = `/manager/proposals/${proposal}/reopening`
  const wrong = await press('sipke', path, 'Open deze aanvraag', {
    until: 'morgen',
    text: 'Er was een storing.',
  })
  expect(wrong.status).toBe(400)
  expect(wrong.body).toContain('Kies waarom u deze aanvraag nog één keer opent.')
  expect(wrong.body).toContain('Er was een storing.')
  const typed = { reason: 'outage', text: 'Er was een storing.', until: '13-3-2026' }
  const done = await press('sipke', path, 'Open deze aanvraag', typed)
  expect(done.location).toBe(`/manager/proposals/${proposal}`)
  const office = await ask('sipke', `/manager/proposals/${proposal}`)
  expect(office.body).toContain('Open voor de groep tot en met 13 maart 2026')
  expect(office.body).toContain('nog één keer geopend')
  const own = await ask('ineke', `/applicant/proposals/${proposal}`)
  expect(own.body).toContain('U kunt nog versturen tot en met vrijdag 13 maart 2026')
  expect((await ask('tjitske', path)).status).toBe(404)
})

test('behaviour 22: a form on paper is typed over by the manager on the pages of the form', async () => {
  const path = '/manager/paper-forms'
  const first = { round: world.round, groupName: 'Bingo in de flat', contactName: 'Klaas Visser' }
  const wrong = await press('sipke', path, 'Begin met overnemen', { ...first, receivedOn: 'gisteren' })
  expect(wrong.status).toBe(400)
  expect(wrong.body).toContain('Vul een dag in, bijvoorbeeld 12-3-2026.')
  expect(wrong.body).toContain('Bingo in de flat')
  const bare = await press('sipke', path, 'Begin met overnemen', { ...first, receivedOn: '9-3-2026' })
  expect(bare.body).toContain('Vul een e-mailadres of een telefoonnummer in.')
  const early = { ...first, phone: '058 123 45 67', receivedOn: '15-1-2026' }
  const outside = await press('sipke', path, 'Begin met overnemen', early)
  expect([outside.status, outside.body]).toEqual([
    422,
    expect.stringContaining('Op die dag was deze ronde niet open.'),
  ])
  const typed = await press('sipke', path, 'Begin met overnemen', { ...early, receivedOn: '9-3-2026' })
  const id = /^\/manager\/paper-forms\/([^/]+)\/scan$/.exec(typed.location ?? '')?.[1]
  expect((await ask('sipke', `${path}/${id}/scan`)).body).toContain('Er is nog geen scan.')
  expect((await ask('sipke', `/applicant/proposals/${id}`)).body).toContain('Bingo in de flat')
  expect((await ask('sipke', path)).body).toContain('wordt overgenomen door Sipke Hoekstra')
  expect((await ask('ineke', `/applicant/proposals/${id}`)).status).toBe(404)
  expect((await ask('tjitske', path)).status).toBe(404)
})
