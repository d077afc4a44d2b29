import { and, desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { codeOf } from '#app/effects/codes.server.ts'
import { loader as applicantDocument } from '#app/routes/applicant/document.tsx'
import { loader as officeDocument } from '#app/routes/manager/grant-document.tsx'
import { renderSigned } from '#app/server/jobs/render-executed.server.ts'
import { renderOffer } from '#app/server/jobs/render-offer.server.ts'
import { db } from '#db/client.server.ts'
import { codeRequests, releases, sessions } from '#db/schema/index.ts'
import { type Persona, personas, sessionOf } from '#tests/access/personas.ts'
import { type Answer, openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World } from '#tests/world/base.ts'
import { awardedGrant, type GrantWorld, granting, grantState, version } from '#tests/world/granting.ts'
import { formsIn, formWith, pressed } from './forms.ts'

useDatabase({ max: 10 })

let site: Site
let world: World
let made: GrantWorld
const cookies = new Map<string, string>()

beforeAll(async () => {
  world = await aFund(400_000_00)
  made = await awardedGrant(world)
  vi.useFakeTimers({ toFake: ['Date'], now: granting.draft })
  site = await openSite()
}, 180_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

type Who = 'owner' | 'manager' | 'approver' | 'auditor'
type Posted = Record<string, string | string[]>

async function cookieOf(who: Who): Promise<string> {
  const kept = cookies.get(who)
  if (kept) return kept
  const person = await enter(world, personas[who as Persona] as 'ineke')
  const { idHash, cookie } = await sessionOf(person.person, new Date(), who !== 'owner')
  await db().update(sessions).set({ steppedUpAt: null }).where(eq(sessions.idHash, idHash))
  cookies.set(who, cookie)
  return cookie
}
const see = async (who: Who, path: string): Promise<Answer> => site.ask(path, await cookieOf(who))
const send = async (who: Who, path: string, form: Posted): Promise<Answer> =>
  site.ask(path, await cookieOf(who), form)
const at = (moment: Date) => {
  vi.setSystemTime(moment)
  cookies.clear()
}
const text = ({ body }: Answer) =>
  body
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, ' ')
const office = (rest = '') => `/manager/grants/${made.grant}${rest}`
const own = (rest = '') => `/applicant/grants/${made.grant}${rest}`

async function mailedCode(email: string): Promise<string> {
  const [request] = await db()
    .select()
    .from(codeRequests)
    .where(eq(codeRequests.email, email))
    .orderBy(desc(codeRequests.createdAt))
    .limit(1)
  return codeOf(request?.id ?? '')
}

describe('the whole way, in plain HTML', () => {
  test('the manager draws the terms up from the award', async () => {
    const page = await see('manager', office())
    expect(text(page)).toContain('Er zijn nog geen afspraken')
    const form = formWith(page.body, 'Stel de afspraken op')
    const answer = await send('manager', form.action ?? '', pressed(form, 'Stel de afspraken op'))
    expect(answer).toMatchObject({ status: 302, location: office('/terms') })
    const twin = await send('manager', form.action ?? '', pressed(form, 'Stel de afspraken op'))
    expect(twin).toMatchObject({ status: 302, location: office('/terms') })
    expect((await version(made)).version).toBe(1)
  })

  test('rows are added and taken away by the server, and everything typed is kept', async () => {
    const page = await see('manager', office('/terms'))
    const form = formWith(page.body, 'Bewaar de afspraken')
    const more = await send(
      'manager',
      office('/terms'),
      pressed(form, 'Deelbetaling toevoegen', { 'milestones[0].title': 'Een open middag' }),
    )
    expect(more.status).toBe(200)
    const grown = formWith(more.body, 'Bewaar de afspraken')
    expect(grown.fields['milestones[0].title']).toEqual(['Een open middag'])
    expect(grown.fields['tranches[3].id']?.[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(more.body).toContain('Een open middag')
    const less = await send('manager', office('/terms'), pressed(grown, 'Verwijderen : Deelbetaling 4'))
    expect(formWith(less.body, 'Bewaar de afspraken').fields['tranches[3].id']).toBeUndefined()
    expect((await version(made)).terms.milestones[0]?.title).toBe('Opening van het taalcafé')
  })

  test('every part is folded with what it says; the one somebody is at is open', async () => {
    const page = await see('manager', office('/terms'))
    expect(opened(page.body)).toEqual(['milestones'])
    expect(text(page)).toContain('3 betalingen, samen € 20.000')
    const form = formWith(page.body, 'Bewaar de afspraken')
    const more = await send('manager', office('/terms'), pressed(form, 'Deelbetaling toevoegen'))
    expect(opened(more.body)).toEqual(['payments'])
    const wrong = { 'reports[0].due': 'ooit', street: '' }
    const answer = await send('manager', office('/terms'), pressed(form, 'Bewaar de afspraken', wrong))
    expect(opened(answer.body)).toEqual(['reports', 'party'])
    const kept = await send('manager', office('/terms'), pressed(form, 'Bewaar : Doel'))
    expect(kept).toMatchObject({ status: 302, location: office('/terms?saved=purpose#part-purpose') })
    expect(opened((await see('manager', office('/terms?saved=purpose'))).body)).toEqual(['purpose'])
  })

  test('what is wrong is said at its field, and nothing is stored', async () => {
    const form = formWith((await see('manager', office('/terms'))).body, 'Bewaar de afspraken')
    const wrong = {
      'milestones[0].due': '31 februari 2027',
      'tranches[0].amount': 'veel',
      'indicators[0].baseline': 'twaalf',
      'signers[0].email': 'geen adres',
      street: '',
      budgetFree: '101',
    }
    const answer = await send('manager', office('/terms'), pressed(form, 'Bewaar de afspraken', wrong))
    expect(answer.status).toBe(400)
    expect(answer.body).toContain('<title>Fout: ')
    for (const sentence of [
      'Vul een dag in',
      'Vul een bedrag in',
      'Vul een heel getal in',
      'Vul een e-mailadres in',
      'Vul dit in',
    ]) {
      expect(text(answer)).toContain(sentence)
    }
    expect(formWith(answer.body, 'Bewaar de afspraken').fields['tranches[0].amount']).toEqual(['veel'])
    const unknown = await send(
      'manager',
      office('/terms'),
      pressed(form, 'Bewaar de afspraken', { grantor: 'ik' }),
    )
    expect(unknown.status).toBe(400)
    expect((await version(made)).terms.tranches[0]?.amountCents).toBe(8_000_00)
  })

  test('while somebody types, what cannot be read is said by its field, and sums follow', async () => {
    const form = formWith((await see('manager', office('/terms'))).body, 'Bewaar de afspraken')
    const preview = async (typed: Posted) =>
      JSON.parse(
        (
          await send('manager', office('/terms/preview'), {
            ...pressed(form, 'Bewaar de afspraken'),
            ...typed,
          })
        ).body,
      )
    const wrong = await preview({ 'milestones[0].due': '31-2-2027' })
    expect(wrong).toMatchObject({ wrong: [{ path: 'milestones[0].due', open: false }], beside: null })
    expect(wrong.wrong[0].what).toContain('Vul een dag in')
    const more = await preview({ 'tranches[0].amount': '9.000' })
    expect(more.wrong).toEqual([])
    expect(more.beside.sums.tranches).toMatch(/21\.000/)
    const gone = await preview({ 'tranches[1].plannedOn': '2-9-2026' })
    expect(gone.beside.warnings[0].what).toMatch(/^De betaling van .* ligt vóór /)
  })

  test('a draft that is not right yet is kept, and the page says what misses', async () => {
    const form = formWith((await see('manager', office('/terms'))).body, 'Bewaar de afspraken')
    const typed = {
      'tranches[0].amount': '7.000',
      'tranches[1].conditions[0].fact': 'baseline',
      'tranches[1].conditions[1].fact': form.fields['tranches[1].conditions[2].fact'] ?? '',
      'tranches[1].conditions[2].join': 'or',
      'tranches[1].conditions[2].fact': 'confirmed',
      'tranches[1].conditions[2].text': 'De zaal is gehuurd',
      'tranches[1].conditions[3].join': 'or',
    }
    const saved = await send('manager', office('/terms'), pressed(form, 'Bewaar de afspraken', typed))
    expect(saved).toMatchObject({ status: 302, location: office('/terms?saved=yes') })
    const page = await see('manager', office('/terms?saved=yes'))
    expect(text(page)).toContain('De delen zijn samen € 19.000, het bedrag is € 20.000.')
    expect(text(page)).toContain('één van deze klopt: mijlpaal 1 is goedgekeurd')
    expect(opened(page.body)).toEqual(['payments'])
    expect(page.body).toContain('href="#part-payments"')
    expect(page.body).toContain(`href="${office('/clauses')}"`)
    const stale = await send('manager', office('/terms'), {
      ...pressed(form, 'Bewaar de afspraken'),
      operation: operation(),
    })
    expect(stale.status).toBe(422)
    expect(text(stale)).toContain('De afspraken zijn intussen gewijzigd')
    const offer = await see('manager', office('/offer'))
    expect(
      formsIn(offer.body).some(({ buttons }) =>
        buttons.some(({ text: words }) => words.includes('bied aan')),
      ),
    ).toBe(false)
    const again = formWith(page.body, 'Bewaar de afspraken')
    await send(
      'manager',
      office('/terms'),
      pressed(again, 'Bewaar de afspraken', { 'tranches[0].amount': '8.000,00' }),
    )
    expect((await version(made)).terms.tranches[0]?.amountCents).toBe(8_000_00)
  })

  test('it is offered, once, and read by the initiative', async () => {
    at(granting.prepare)
    expect((await see('owner', own('/agreement'))).status).toBe(404)
    const form = formWith((await see('manager', office('/offer'))).body, 'Leg vast en bied aan')
    const [one, twin] = await Promise.all(
      [1, 2].map(() => send('manager', office('/offer'), pressed(form, 'Leg vast en bied aan'))),
    )
    expect(one).toMatchObject({ status: 302, location: office() })
    expect(twin).toEqual(one)
    expect(text(await see('manager', office()))).toContain('De PDF wordt gemaakt')
    await renderOffer({ termsVersion: (await version(made)).id }, granting.offer)
    const page = text(await see('owner', own('/agreement')))
    expect(page).toContain(
      'U krijgt hoogstens € 20.000 voor Taalmaatjes, van 1 september 2026 tot en met 30 juni 2027.',
    )
    expect(page).toContain('Tekenen kan tot en met 8 april 2026')
    expect(page).toContain('1. Wie spreken dit af')
    expect(page).toContain('Schuiven tussen kosten, tot 10 %')
    expect(page).toContain('Ineke van der Wal u bent aan zet')
    expect(page).toContain('Bijlage B. Wie doet wat')
    const asked = formWith((await see('owner', own('/agreement'))).body, 'Stel de vraag')
    const nothing = await send('owner', own('/agreement'), pressed(asked, 'Stel de vraag', { text: ' ' }))
    expect(nothing.status).toBe(400)
    expect(text(nothing)).toContain('Schrijf uw vraag op.')
    expect(text(await see('manager', office('/terms')))).toContain('Deze afspraken zijn aangeboden')
  })

  test('the initiative signs with a code from its mail', async () => {
    at(granting.grantee)
    const ask = formWith((await see('owner', own('/agreement'))).body, 'Stuur mij de code')
    expect(ask.action).toBe(own('/signing-code'))
    expect(await send('owner', own('/signing-code'), pressed(ask, 'Stuur mij de code'))).toMatchObject({
      status: 302,
      location: own('/signature'),
    })
    const form = formWith((await see('owner', own('/signature'))).body, 'Akkoord en tekenen')
    const empty = await send(
      'owner',
      own('/signature'),
      pressed(form, 'Akkoord en tekenen', { typedName: '', capacity: '', code: '12' }),
    )
    expect(empty.status).toBe(400)
    for (const sentence of [
      'Vul uw naam in.',
      'Vul in wat uw rol is.',
      'De code heeft zes cijfers.',
      'Vink aan dat u de afspraken hebt gelezen',
    ]) {
      expect(text(empty)).toContain(sentence)
    }
    const good = { typedName: 'Ineke van der Wal', capacity: 'Voorzitter', agree: 'on' }
    const code = await mailedCode(made.owner.email)
    const wrong = await send(
      'owner',
      own('/signature'),
      pressed(form, 'Akkoord en tekenen', { ...good, code: code === '111111' ? '222222' : '111111' }),
    )
    expect(wrong.status).toBe(422)
    const changed = await send(
      'owner',
      own('/signature'),
      pressed(form, 'Akkoord en tekenen', { ...good, code, fileHash: 'a'.repeat(64) }),
    )
    expect(text(changed)).toContain('Er is een nieuwere versie van deze afspraken.')
    const another = await send(
      'owner',
      own('/signature'),
      pressed(form, 'Akkoord en tekenen', { ...good, code, typedName: 'Piet Jansen' }),
    )
    expect(text(another)).toContain('Dit is niet de naam waaronder wij u kennen: Ineke van der Wal.')
    const typed = pressed(form, 'Akkoord en tekenen', {
      ...good,
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    })
    const [one, twin] = await Promise.all([1, 2].map(() => send('owner', own('/signature'), typed)))
    expect(one).toMatchObject({ status: 302, location: own('/agreement#signing') })
    expect(twin).toEqual(one)
    expect(text(await see('owner', own('/agreement')))).toContain('Ineke van der Wal, voorzitter getekend op')
  })

  test('the fund signs after it, and the agreement holds', async () => {
    at(granting.fund)
    expect((await see('manager', office('/signature'))).status).toBe(404)
    const ask = formWith((await see('approver', office('/signature'))).body, 'Stuur mij de code')
    await send('approver', office('/signing-code'), pressed(ask, 'Stuur mij de code'))
    const form = formWith((await see('approver', office('/signature'))).body, 'Akkoord en tekenen')
    const code = await mailedCode((await enter(world, 'tjitske')).email)
    const signed = await send(
      'approver',
      office('/signature'),
      pressed(form, 'Akkoord en tekenen', { capacity: 'Bestuurslid', code, agree: 'on' }),
    )
    expect(signed).toMatchObject({ status: 302, location: office() })
    expect(await grantState(made)).toBe('running')
    await renderSigned({ termsVersion: (await version(made)).id }, granting.fund)
    expect(text(await see('owner', own('/agreement')))).toContain('De getekende PDF')
    const late = await send('approver', office('/signature'), {
      ...pressed(form, 'Akkoord en tekenen', { capacity: 'Bestuurslid', code, agree: 'on' }),
      operation: operation(),
    })
    expect(late.status).toBe(422)
    expect(text(late)).toContain('Er is al getekend')
  })

  test('a payment is prepared by one, approved by another who proves again who they are, and confirmed', async () => {
    at(granting.release)
    const path = office('/tranches/t1/release')
    const board = await see('manager', '/manager/tranches')
    expect(text(board)).toContain('Wacht op de rekening')
    expect(board.body).toContain(`href="${office('/account/call')}"`)
    const first = await see('manager', path)
    expect(text(first)).toContain('Bellen over het rekeningnummer.')
    expect(text(first)).toContain('Vragen om een bewijs van de rekening.')
    expect(text(first)).not.toContain('Zet € 8.000 klaar')
    const call = formWith((await see('manager', office('/account/call'))).body, 'Leg vast')
    const heard = { phone: '058 000 00 20', result: 'confirmed' }
    const called = await send('manager', office('/account/call'), pressed(call, 'Leg vast', heard))
    expect(called).toMatchObject({ status: 302, location: office('/account') })
    const proof = formWith((await see('manager', office('/account/proof'))).body, 'Leg vast')
    const seen = { way: 'paper', result: 'right' }
    const looked = await send('manager', office('/account/proof'), pressed(proof, 'Leg vast', seen))
    expect(looked).toMatchObject({ status: 302, location: office('/account') })
    const form = formWith((await see('manager', path)).body, 'Zet € 8.000 klaar')
    const [one, twin] = await Promise.all(
      [1, 2].map(() => send('manager', path, pressed(form, 'Zet € 8.000 klaar'))),
    )
    const approval = one?.location ?? ''
    expect(approval).toMatch(/^\/manager\/releases\/[0-9a-f-]+\/approval$/)
    expect(twin).toEqual(one)
    expect(
      await db()
        .select()
        .from(releases)
        .where(and(eq(releases.grantId, made.grant), eq(releases.trancheId, 't1'))),
    ).toHaveLength(1)
    const waiting = text(await see('manager', approval))
    expect(waiting).toContain('Deze betaling wacht op een tweede persoon')
    expect(waiting).toContain('op 058 000 00 20')
    expect(waiting).toContain('gezien op papier')
    const backPath = approval.replace('approval', 'return')
    const backForm = formWith((await see('approver', backPath)).body, 'Geef terug')
    expect(text(await send('approver', backPath, pressed(backForm, 'Geef terug')))).toContain(
      'Schrijf waarom u hem teruggeeft.',
    )
    const stepUp = `/account/step-up?back=${encodeURIComponent(approval)}`
    expect((await see('approver', approval)).body).toContain(stepUp)
    expect(await send('approver', approval, { operation: operation() })).toMatchObject({
      status: 302,
      location: stepUp,
    })
    await db().update(sessions).set({ steppedUpAt: new Date() })
    const approve = formWith((await see('approver', approval)).body, 'Keur € 8.000 goed')
    const payment = approval.replace('approval', 'payment')
    expect(await send('approver', approval, pressed(approve, 'Keur € 8.000 goed'))).toMatchObject({
      status: 302,
      location: payment,
    })
    const confirm = formWith((await see('manager', payment)).body, 'De bank betaalde € 8.000')
    expect(confirm.fields.valueDate).toEqual(['22-3-2026'])
    expect(
      (await send('manager', payment, pressed(confirm, 'De bank betaalde', { valueDate: 'gisteren' })))
        .status,
    ).toBe(400)
    const future = await send(
      'manager',
      payment,
      pressed(confirm, 'De bank betaalde', { valueDate: '23-3-2026' }),
    )
    expect(text(future)).toContain('Deze dag kan niet de dag van betaling zijn.')
    expect(await send('manager', payment, pressed(confirm, 'De bank betaalde'))).toMatchObject({
      status: 302,
      location: '/manager/tranches',
    })
    const fund = text(await see('auditor', '/manager/fund'))
    const euros = (pattern: RegExp) => Number(pattern.exec(fund)?.[1]?.replaceAll('.', ''))
    const shares = [/€ ([\d.]+) betaald/, /€ ([\d.]+) afgesproken/, /€ ([\d.]+) nog te verdelen/].map(euros)
    expect(shares.reduce((sum, share) => sum + share)).toBe(euros(/Het hele fonds € ([\d.]+)/))
    expect(text(await see('owner', own()))).toContain('€ 8.000')
  })

  test('what the manager confirms by hand is asked in the words of the terms', async () => {
    const path = office('/tranches/t2/confirmation')
    const page = await see('manager', path)
    const form = formWith(page.body, 'Ik bevestig dit')
    expect(form.fields.text).toEqual(['De zaal is gehuurd'])
    expect(
      (await send('manager', path, pressed(form, 'Ik bevestig dit', { text: 'Iets anders' }))).status,
    ).toBe(404)
    expect(await send('manager', path, pressed(form, 'Ik bevestig dit'))).toMatchObject({
      status: 302,
      location: office('#tranches'),
    })
    expect(text(await see('manager', path))).toContain('hoeft u niets te bevestigen')
  })
})

describe('who only looks', () => {
  test('the auditor reads every page and changes nothing', async () => {
    for (const path of [
      '/manager/grants',
      office(),
      office('/terms'),
      '/manager/tranches',
      '/manager/fund',
      office('/tranches/t2/release'),
    ]) {
      expect((await see('auditor', path)).status, path).toBe(200)
    }
    for (const path of [
      office('/draft'),
      office('/terms'),
      office('/offer'),
      office('/withdrawal'),
      office('/signature'),
      office('/tranches/t2/release'),
      office('/tranches/t2/confirmation'),
    ]) {
      expect((await send('auditor', path, { operation: operation() })).status, path).toBe(404)
    }
  })

  test('the document is a file to keep, for members and the office alone', async () => {
    const ask = async (loader: typeof applicantDocument | typeof officeDocument, who: Who) => {
      const request = new Request(`http://localhost:3000${own('/document')}`, {
        headers: { Cookie: await cookieOf(who) },
      })
      return loader({ request, params: { grantId: made.grant }, context: {} }).catch(
        (thrown: unknown) => thrown as Response,
      )
    }
    for (const answer of [await ask(applicantDocument, 'owner'), await ask(officeDocument, 'auditor')]) {
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Content-Type')).toBe('application/pdf')
      expect(answer.headers.get('Content-Disposition')).toMatch(
        /^attachment; filename="LO-2026-\d{4}-overeenkomst-v1-getekend\.pdf"$/,
      )
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(new TextDecoder().decode((await answer.arrayBuffer()).slice(0, 5))).toBe('%PDF-')
    }
    expect((await ask(applicantDocument, 'manager')).status).toBe(404)
    expect((await ask(officeDocument, 'owner')).status).toBe(404)
  })
})

test('taking back asks what follows', async () => {
  at(later({ days: 1 }, granting.payment))
  const page = await see('manager', office('/withdrawal'))
  const form = formWith(page.body, 'Neem het aanbod terug')
  const open = await send('manager', office('/withdrawal'), pressed(form, 'Neem het aanbod terug'))
  expect(open.status).toBe(400)
  expect(text(open)).toContain('Kies wat er daarna gebeurt.')
  for (const next of ['redraft', 'end']) {
    const refusal = await send(
      'manager',
      office('/withdrawal'),
      pressed(form, 'Neem het aanbod terug', { next }),
    )
    expect(refusal.status).toBe(422)
    expect(text(refusal)).toContain('Dit kan nu niet.')
  }
})

/** The parts of the workplace that are not folded. */
function opened(html: string): string[] {
  return [...html.matchAll(/<details[^>]*\sopen=""[^>]*>[\s\S]*?id="part-(\w+)"/g)].map(
    ([, part = '']) => part,
  )
}
