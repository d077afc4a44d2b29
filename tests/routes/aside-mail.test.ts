import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sendMessageOfFund } from '#app/commands/send-message.server.ts'
import { configure } from '#app/effects/configuration.server.ts'
import { db } from '#db/client.server.ts'
import { openings, receivedMails } from '#db/schema/index.ts'
import { sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { submitted } from '#tests/world/applying.ts'
import { aFund, type CastName, cast, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { addressOf, arrives, mailOf } from '#tests/world/mails.ts'
import { declare } from '#tests/world/panel.ts'
import { formWith, pressed } from './forms.ts'

useDatabase({ max: 10 })

const now = later({ minutes: 60 })
const stranger = 'neef@example.net'
const others = ['ineke', 'fatma', 'jelle', 'aukje', 'mohamed', 'grietje'] as const
let site: Site
let world: World
const cookies = new Map<CastName, string>()

beforeAll(async () => {
  world = await aFund()
  vi.useFakeTimers({ toFake: ['Date'], now })
  for (const name of Object.keys(cast) as CastName[]) {
    const { person, roles } = await enter(world, name)
    cookies.set(name, (await sessionOf(person, now, roles.length > 0)).cookie)
  }
  site = await openSite()
  configure({ TRUST_PROXY: '1', REPLY_ADDRESS: 'antwoord@post.example.org' })
}, 120_000)
afterAll(async () => {
  configure({})
  await site.close()
  vi.useRealTimers()
})

const ask = (who: CastName, path: string) => site.ask(path, cookies.get(who))

async function press(who: CastName, path: string, words: string) {
  const { body } = await ask(who, path)
  return site.ask(path, cookies.get(who), pressed(formWith(body, words), words))
}

/** A mail from another address with a file that can be kept and one that cannot, and where it is. */
async function setAside() {
  const [ineke, sipke] = [await enter(world, 'ineke'), await enter(world, 'sipke')]
  const { proposal } = await submitted(world, ineke, { title: 'Soep' })
  await yes(declare(sipke, proposal, 'none', later({ minutes: 10 })))
  const question = { operation: operation(), text: 'Kan het ook op woensdag?' }
  await yes(sendMessageOfFund(sipke, proposal, question, later({ minutes: 30 })))
  const to = await addressOf(ineke.person, proposal)
  await yes(arrives(mailOf('attachment', { to, from: stranger }), later({ minutes: 40 })))
  const [row] = await db().select().from(receivedMails).where(eq(receivedMails.proposalId, proposal))
  const mail = `/manager/mails/${row?.id}`
  const file = /\/files\/([0-9a-f-]{36})"/.exec((await ask('sipke', mail)).body)?.[1] ?? ''
  return { proposal, mail, file }
}

describe('a mail that is kept aside', () => {
  test('shows its files to the office, which notes who opened them, and to nobody else', async () => {
    const { proposal, mail, file } = await setAside()
    const { body } = await ask('sipke', mail)
    for (const words of ['offerte café.pdf', 'Bestanden die wij niet konden bewaren: 1'])
      expect(body).toContain(words)
    expect(body).toContain('Dan gaan de bestanden na een dag weg.')
    const office = `/manager/proposals/${proposal}/files/${file}`
    expect((await ask('sipke', office)).status).toBe(200)
    const noted = and(eq(openings.rowId, file), eq(openings.what, 'file'), eq(openings.side, 'office'))
    expect(await db().$count(openings, noted)).toBe(1)
    for (const who of others) {
      for (const place of ['applicant', 'reviewer', 'manager'])
        expect((await ask(who, `/${place}/proposals/${proposal}/files/${file}`)).status, who).toBe(404)
      for (const path of [mail, `${mail}/message`]) expect((await ask(who, path)).status, who).toBe(404)
    }
    const own = await ask('ineke', `/applicant/proposals/${proposal}/messages`)
    for (const hidden of [file, 'offerte', stranger]) expect(own.body).not.toContain(hidden)
    expect((await ask('henk', mail)).body).not.toContain('Klaar, niet in het gesprek')
    expect((await ask('henk', `${mail}/message`)).status).toBe(404)
  })

  test('is shown first as it comes in the thread, and then stands there for both sides', async () => {
    const { proposal, mail, file } = await setAside()
    const sentence = `Deze mail kwam van ${stranger} en is door Sipke Hoekstra van het fonds hier gezet.`
    const before = await ask('sipke', `${mail}/message`)
    for (const words of [sentence, 'offerte café.pdf', 'Sipke Hoekstra, van het fonds', '&gt; Hierbij'])
      expect(before.body).toContain(words)
    const done = await press('sipke', `${mail}/message`, 'In het gesprek zetten')
    expect(done.location).toBe(`/manager/proposals/${proposal}/messages`)
    for (const [who, place] of [
      ['ineke', 'applicant'],
      ['sipke', 'manager'],
    ] as const) {
      const { body } = await ask(who, `/${place}/proposals/${proposal}/messages`)
      expect(body).toContain(sentence)
      expect(body).toContain('Wij weten niet zeker wie hem schreef.')
      expect((await ask(who, `/${place}/proposals/${proposal}/files/${file}`)).status).toBe(200)
    }
    expect((await ask('aukje', `/reviewer/proposals/${proposal}/files/${file}`)).status).toBe(404)
    expect((await ask('sipke', mail)).body).toContain('In het gesprek gezet op 10 maart 2026')
    expect((await ask('sipke', `${mail}/message`)).body).toContain('Met deze mail is al iets gedaan.')
  })

  test('stays out when that is said, and is work no more', async () => {
    const { proposal, mail } = await setAside()
    expect((await press('sipke', mail, 'Klaar, niet in het gesprek')).location).toBe('/manager')
    expect((await ask('sipke', '/manager')).body).not.toContain(mail)
    expect((await ask('ineke', `/applicant/proposals/${proposal}/messages`)).body).not.toContain(stranger)
    const after = await ask('sipke', mail)
    expect(after.body).toContain('Nagekeken op 10 maart 2026')
    expect(after.body).toContain('De bestanden gaan een dag daarna weg.')
    expect(after.body).not.toContain('In het gesprek zetten')
  })
})

test('the case of an initiative says that such words are of another', async () => {
  const { proposal, mail } = await setAside()
  await press('sipke', `${mail}/message`, 'In het gesprek zetten')
  const plan = (await ask('sipke', `/manager/proposals/${proposal}`)).body
  const initiative = /\/manager\/initiatives\/[0-9a-f-]{36}/.exec(plan)?.[0] ?? ''
  expect((await ask('sipke', initiative)).body).toContain(
    `Het fonds zette hier een mail van ${stranger} neer`,
  )
})
