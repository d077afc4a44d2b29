import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { askReviews } from '#app/commands/ask-reviews.server.ts'
import { mailValues } from '#app/server/mail/values.server.ts'
import { db } from '#db/client.server.ts'
import { reviewsOf } from '#db/queries/experiment-reviews.server.ts'
import { outgoingMails } from '#db/schema/index.ts'
import { renderMail } from '#emails/templates/render.tsx'
import { type Persona, personas, sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, type World } from '#tests/world/base.ts'
import { type GrantWorld, runningGrant } from '#tests/world/granting.ts'
import { lookingBack, unanswered, write } from '#tests/world/looking-back.ts'
import { formWith, pressed } from './forms.ts'

useDatabase({ max: 10 })

let site: Site
let world: World
let made: GrantWorld
let silent: GrantWorld

beforeAll(async () => {
  world = await aFund(400_000_00)
  made = await runningGrant(world)
  silent = await runningGrant(world)
  vi.useFakeTimers({ toFake: ['Date'], now: lookingBack.before })
  site = await openSite()
}, 180_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

type Who = 'owner' | 'manager' | 'auditor'
async function cookieOf(who: Who): Promise<string> {
  const person = await enter(world, personas[who as Persona] as 'ineke')
  return (await sessionOf(person.person, new Date(), who !== 'owner')).cookie
}
const see = async (who: Who, path: string) => site.ask(path, await cookieOf(who))
const send = async (who: Who, path: string, form: Record<string, string | string[]>) =>
  site.ask(path, await cookieOf(who), form)
const text = ({ body }: { body: string }) =>
  (/<main[\s\S]*<\/main>/.exec(body)?.[0] ?? body)
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, ' ')
const own = (rest = '', { grant } = made) => `/applicant/grants/${grant}${rest}`
const office = (rest = '', { grant } = made) => `/manager/grants/${grant}${rest}`
const typed = {
  outcome: 'turn',
  saw: 'Twaalf koppels spreken af, thuis en op school.',
  why: 'Thuis gaat het beter dan wij dachten.',
  nextQuestion: 'Werkt het ook thuis?',
  nextReviewOn: '1-5-2027',
  lessonTitle: 'Thuis praat men eerder',
  lessonText: 'Aan de keukentafel durft iedereen.',
  criterion: 'verandering',
  neighbourhoods: 'bilgaard',
  share: 'on',
}

describe('looking back, in plain HTML', () => {
  test('before its day the page says from when, and a grant says nothing', async () => {
    expect(text(await see('owner', own('/review')))).toContain('U kunt schrijven vanaf 18 januari 2027')
    expect(text(await see('owner', own()))).not.toContain('Naar het leermoment')
    const early = await see('owner', own('/review/view'))
    expect(text(early)).toContain('Het leermoment is nog niet open')
    expect(early.body).not.toContain('Verstuur wat u ziet')
  })

  test('the initiative writes; an empty form says what is missing and keeps what was typed', async () => {
    vi.setSystemTime(lookingBack.opens)
    await askReviews(lookingBack.opens)
    const grant = await see('owner', own())
    expect(text(grant)).toContain('Vertel hoe de proef gaat')
    expect(grant.body).toContain(`href="${own('/review')}"`)
    const page = await see('owner', own('/review/view'))
    const form = formWith(page.body, 'Verstuur wat u ziet')
    const wrong = await send('owner', own('/review/view'), pressed(form, 'Verstuur', { saw: 'Koppels.' }))
    expect(wrong.status).toBe(400)
    expect(text(wrong)).toContain('Kies wat u voorstelt.')
    expect(wrong.body).toContain('Koppels.')
    const sent = await send('owner', own('/review/view'), pressed(form, 'Verstuur', typed))
    expect(sent).toMatchObject({ status: 302, location: own('/review') })
    const after = text(await see('owner', own('/review')))
    expect(after).toContain('Wij wachten op de ander')
    expect(after).toContain('Thuis praat men eerder')
    expect(text(await see('owner', own()))).not.toContain('Vertel hoe de proef gaat')
  })

  test('the fund reads it, agrees, and both read what came of it', async () => {
    expect(text(await see('manager', office()))).toContain('Het initiatief schreef wat het ziet')
    const overview = await see('manager', office('/review'))
    expect(text(overview)).toContain('Wat vindt u ervan?')
    expect(text(await see('auditor', office('/review')))).not.toContain('Ik ben het eens')
    const page = await see('manager', office('/review/agreement'))
    expect(text(page)).toContain('Er staat dan een wijziging klaar')
    const form = formWith(page.body, 'Ja, ik ben het eens')
    const yes = pressed(form, 'Ja, ik ben het eens', { share: 'on' })
    for (const _twice of [1, 2])
      expect(await send('manager', office('/review/agreement'), yes)).toMatchObject({
        status: 302,
        location: office('/review'),
      })
    expect(text(await see('manager', office('/review')))).toContain('De ander maakt de wijziging af')
    const record = await see('owner', own('/review'))
    expect(text(record)).toContain('Samen gekozen: anders doen')
    expect(record.body).toContain(`href="${own('/change')}"`)
    expect((await see('owner', own('/change/experiment'))).body).toContain('Werkt het ook thuis?')
    const again = await see('owner', own('/review/view'))
    expect(again.body).not.toContain('Verstuur wat u ziet')
  })

  test('everybody reads the lesson with where it comes from', async () => {
    const reference = /LO-\d{4}-\d{4}/.exec((await see('owner', own())).body)?.[0] ?? ''
    const told = text(await site.ask(`/grants/${reference}`, ''))
    expect(told).toContain('Thuis praat men eerder')
    expect(told).toContain('Uit het leermoment van 1 februari 2027 · Verandering')
  })

  test('what need not be filled in may stay empty', async () => {
    const other = await runningGrant(world)
    const page = await see('owner', own('/review/view', other))
    const form = formWith(page.body, 'Verstuur wat u ziet')
    const short = { ...typed, outcome: 'go-on', nextQuestion: '', nextReviewOn: '', share: [] }
    const sent = await send('owner', own('/review/view', other), pressed(form, 'Verstuur', short))
    expect(sent).toMatchObject({ status: 302 })
  })

  test('without an answer the manager closes it, with a reason that the initiative reads', async () => {
    vi.setSystemTime(lookingBack.day)
    await unanswered(silent, { outcome: 'stop' })
    vi.setSystemTime(lookingBack.reminder)
    const waits = await see('manager', office('/review', silent))
    expect(text(waits)).toContain('Dan kunt u het afsluiten vanaf 1 maart 2027')
    vi.setSystemTime(lookingBack.closes)
    expect((await see('manager', office('/review', silent))).body).toContain('/review/conclusion"')
    const page = await see('manager', office('/review/conclusion', silent))
    const form = formWith(page.body, 'Sluit het af')
    const empty = await send('manager', office('/review/conclusion', silent), pressed(form, 'Sluit het af'))
    expect(text(empty)).toContain('Schrijf waarom u het nu afsluit.')
    const done = pressed(form, 'Sluit het af', { reason: 'Drie keer gebeld.' })
    expect(await send('manager', office('/review/conclusion', silent), done)).toMatchObject({ status: 302 })
    const record = text(await see('owner', own('/review', silent)))
    expect(record).toContain('Het fonds sloot het af, omdat er geen antwoord kwam')
    expect(record).toContain('Drie keer gebeld.')
    expect(record).toContain('Alleen u en het fonds lezen deze les.')
    expect((await see('manager', office('/review', silent))).body).toContain('/ending/decision"')
  })

  test('what was written in between is read first', async () => {
    const other = await runningGrant(world)
    vi.setSystemTime(lookingBack.day)
    const page = await see('manager', office('/review/view', other))
    const form = formWith(page.body, 'Verstuur wat u ziet')
    expect((await write(other, 'grantee')).ok).toBe(true)
    const late = await send('manager', office('/review/view', other), pressed(form, 'Verstuur', typed))
    expect(late.status).toBe(422)
    expect(text(late)).toContain('De ander schreef net iets nieuws.')
    expect(late.body).toContain('Aan de keukentafel durft iedereen.')
    expect((await reviewsOf(db(), other.grant))[0]).toMatchObject({ state: 'proposed' })
  })
})

describe('the mails', () => {
  test('each can be filled in, in three languages, and leads to the page of its side', async () => {
    const told = await db().select().from(outgoingMails)
    const about = told.filter(({ template }) => template.startsWith('experiment-review'))
    expect(new Set(about.map(({ template }) => template))).toEqual(
      new Set([
        'experiment-review-14',
        'experiment-review-today',
        'experiment-review-reminder',
        'experiment-review-written',
        'experiment-review-concluded',
      ]),
    )
    for (const mail of about)
      for (const language of ['nl', 'en', 'fy'] as const) {
        const values = await mailValues({ ...mail, locale: language })
        const { text: plain } = await renderMail(mail.template, values as never, language)
        const place = mail.props.to === 'fund' ? 'manager' : 'applicant'
        expect(plain).toContain(`/${place}/grants/${mail.props.grant}/review`)
      }
  }, 60_000)
})
