import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { correctContact } from '#app/commands/correct-contact.server.ts'
import { eraseData } from '#app/commands/erase-data.server.ts'
import { finishStep } from '#app/commands/finish-step.server.ts'
import { type MomentForm, noteContact } from '#app/commands/note-contact.server.ts'
import { readMention } from '#app/commands/read-mention.server.ts'
import { removeNote } from '#app/commands/remove-note.server.ts'
import { sendMessage } from '#app/commands/send-message.server.ts'
import { setGrantContact } from '#app/commands/set-grant-contact.server.ts'
import { verifyLog } from '#app/commands/verify-log.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { lineKinds, type Place } from '#app/domain/near/case-line.ts'
import { quietFor } from '#app/domain/near/rhythm.ts'
import { refused } from '#app/domain/verdict.ts'
import { mailValues } from '#app/server/mail/values.server.ts'
import { nearGrant } from '#app/server/near/near-card.server.ts'
import { db } from '#db/client.server.ts'
import { type CaseLine, caseLines, caseOf } from '#db/queries/case.server.ts'
import { correctionsOf, momentById } from '#db/queries/contact-moments.server.ts'
import { pilesOf, workOf } from '#db/queries/desk.server.ts'
import { contactRows } from '#db/queries/fund.server.ts'
import { grantById } from '#db/queries/grants.server.ts'
import { lastHeard } from '#db/queries/heard.server.ts'
import { contactOfPlan } from '#db/queries/near.server.ts'
import {
  contactCorrections,
  contactMoments,
  contactPeople,
  events,
  grants,
  outgoingMails,
  people,
  proposals,
  roles,
} from '#db/schema/index.ts'
import { renderMail } from '#emails/templates/render.tsx'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, yes } from '#tests/world/base.ts'
import { heldGrant } from '#tests/world/course.ts'
import { type GrantWorld, granting, runningGrant } from '#tests/world/granting.ts'
import { declare } from '#tests/world/panel.ts'
import { reporting, sentReport } from '#tests/world/reporting.ts'

useDatabase()

type Page = Awaited<ReturnType<typeof caseLines>>
let made: GrantWorld
beforeAll(async () => {
  made = await runningGrant(await aFund(900_000_00))
})

const now = later({ days: 10 }, granting.fund)
const none = { what: null, on: null, by: null }
const form = (more: Partial<MomentForm> = {}): MomentForm => ({
  operation: operation(),
  kind: 'call',
  on: dayOf(now),
  words: 'De zaal is nog niet rond.',
  step: none,
  ...more,
})
const note = (more: Partial<MomentForm> = {}, at = now) =>
  noteContact(made.panel.sipke, made.proposal, form(more), at)
const found = async (id: string) => (await momentById(db(), made.fund, id))!
const work = async (at: Date) => workOf(db(), made.panel.sipke, dayOf(at))
const ofKind = async (kind: string, at = now) => (await work(at)).filter((item) => item.kind === kind)

describe('a contact', () => {
  test('is kept with its words, and told in the log without them', async () => {
    const { moment } = await yes(note({ kind: 'visit', on: '2026-03-01' }))
    expect(await found(moment)).toMatchObject({
      kind: 'visit',
      words: 'De zaal is nog niet rond.',
      step: null,
    })
    const logged = await db().select().from(events).where(eq(events.type, 'contact-noted'))
    expect(logged.at(-1)?.data).toEqual({ proposal: made.proposal, moment, kind: 'visit' })
    expect((await verifyLog(db())).faults).toEqual([])
  })

  test('sent twice is one', async () => {
    const same = form()
    const twice = await Promise.all(
      [1, 2].map(() => yes(noteContact(made.panel.sipke, made.proposal, same, now))),
    )
    expect(new Set(twice.map(({ moment }) => moment)).size).toBe(1)
  })

  test('is noted by the manager alone, and not of a day to come', async () => {
    for (const who of [made.owner, made.panel.tjitske, await enter(made, 'henk'), await enter(made, 'jelle')])
      expect(await noteContact(who, made.proposal, form(), now)).toEqual(refused('not-found'))
    expect(await note({ on: '2099-01-01' })).toEqual(refused('contact-ahead', { fields: ['on'] }))
    const elsewhere = await enter(await aFund(), 'sipke')
    expect(await noteContact(elsewhere, made.proposal, form(), now)).toEqual(refused('not-found'))
  })
})

describe('an agreed step', () => {
  const step = { what: 'Offerte sturen', on: '2026-06-01', by: 'initiative' }

  test('is work by its day until somebody calls it done', async () => {
    const { moment } = await yes(note({ step }))
    const [item] = await ofKind('step-theirs')
    expect(item).toMatchObject({ on: '2026-06-01', href: `/manager/steps/${moment}/done` })
    expect(item?.title).toContain('Offerte sturen')
    const op = { operation: operation() }
    expect(await finishStep(made.owner, moment, op, now)).toEqual(refused('not-found'))
    await yes(finishStep(made.panel.sipke, moment, op, now))
    await yes(finishStep(made.panel.sipke, moment, { operation: operation() }, later({ days: 1 }, now)))
    expect((await found(moment)).step?.doneAt).toEqual(now)
    expect(await ofKind('step-theirs')).toEqual([])
  })

  test('names who of the fund does it', async () => {
    const { moment } = await yes(note({ step: { ...step, by: made.panel.tjitske.person } }))
    expect(await ofKind('step-ours')).toEqual([])
    const steps = async (who: Person, everybody = false) =>
      (await pilesOf(db(), who, dayOf(now), { sorts: ['steps'], everybody })).flatMap(({ items }) => items)
    expect(await steps(made.panel.tjitske)).toMatchObject([{ name: made.panel.tjitske.name }])
    expect(await steps(made.panel.sipke, true)).toMatchObject([{ name: made.panel.tjitske.name }])
    await db()
      .update(roles)
      .set({ untilOn: '2026-01-01' })
      .where(eq(roles.personId, made.panel.tjitske.person))
    expect(await steps(made.panel.sipke)).toHaveLength(1)
    await db().update(roles).set({ untilOn: null }).where(eq(roles.personId, made.panel.tjitske.person))
    await yes(finishStep(made.panel.sipke, moment, { operation: operation() }, now))
    expect(await note({ step: { ...step, by: made.owner.person } })).toEqual(refused('not-found'))
    const { moment: bare } = await yes(note())
    expect(await finishStep(made.panel.sipke, bare, { operation: operation() }, now)).toEqual(
      refused('not-found'),
    )
  })
})

describe('a note', () => {
  const correct = (moment: string, words: string, who: Person = made.panel.sipke, at = now) =>
    correctContact(who, moment, { operation: operation(), kind: 'note', on: dayOf(now), words }, at)
  const own = (words: string) => note({ kind: 'note', words })
  const desk = async (who: Person) =>
    (await workOf(db(), who, dayOf(now))).filter(({ kind }) => kind === 'mention')
  const mails = () =>
    db().select().from(outgoingMails).where(eq(outgoingMails.template, 'colleague-mentioned'))

  test('that mentions a colleague is on their desk and in their mail, until they read it', async () => {
    const { tjitske, sipke } = made.panel
    const { moment } = await yes(own('@tjitske kijk jij mee? Ik (@Sipke) bel.'))
    expect(await desk(sipke)).toEqual([])
    expect(await desk(tjitske)).toMatchObject([{ name: 'Sipke Hoekstra', href: `/manager/notes/${moment}` }])
    const [mail] = (await mails()).slice(-1)
    expect(mail?.recipient).toBe(tjitske.person)
    const { subject, text } = await renderMail('colleague-mentioned', await mailValues(mail!), 'nl')
    expect(subject).toMatch(/^Sipke Hoekstra noemde u bij /)
    expect(text).not.toContain('kijk jij mee')
    await readMention(sipke, moment, now)
    expect(await desk(tjitske)).toHaveLength(1)
    await readMention(tjitske, moment, now)
    expect(await desk(tjitske)).toEqual([])
    await yes(correct(moment, '@tjitske kijk jij nog mee?'))
    expect(await desk(tjitske)).toEqual([])
    expect(await mails()).toHaveLength(1)
  })

  test('mentions nobody who may not read it', async () => {
    const near = await runningGrant(await aFund(900_000_00))
    await yes(declare(near.panel.tjitske, near.proposal, 'close', now))
    await yes(noteContact(near.panel.sipke, near.proposal, form({ words: '@tjitske' }), now))
    expect(await desk(near.panel.tjitske)).toEqual([])
  })

  test('asks who is meant when a name fits two', async () => {
    await db().update(people).set({ name: 'Sipke Bosma' }).where(eq(people.id, made.panel.tjitske.person))
    expect(await own('@Sipke belt')).toEqual(
      refused('mention-unclear', { mention: '@Sipke', fields: ['words'] }),
    )
    await db().update(people).set({ name: 'Tjitske Bosma' }).where(eq(people.id, made.panel.tjitske.person))
  })

  test('is corrected, and keeps what stood there', async () => {
    const { moment } = await yes(note({ words: 'De zaal kost 50.' }))
    await yes(correct(moment, 'De zaal kost 60.'))
    await yes(correct(moment, 'De zaal kost 65.', made.panel.sipke, later({ minutes: 1 }, now)))
    expect(await found(moment)).toMatchObject({ kind: 'note', words: 'De zaal kost 65.' })
    expect((await correctionsOf(db(), moment)).map(({ kind, words, by }) => [kind, words, by])).toEqual([
      ['note', 'De zaal kost 60.', 'Sipke Hoekstra'],
      ['call', 'De zaal kost 50.', 'Sipke Hoekstra'],
    ])
    for (const who of [made.owner, made.panel.tjitske, await enter(made, 'henk')])
      expect(await correct(moment, 'Anders.', who)).toEqual(refused('not-found'))
    expect((await verifyLog(db())).faults).toEqual([])
  })

  test('is taken away for a reason that stays, with all its words; a talk is not', async () => {
    const remove = (moment: string) =>
      removeNote(made.panel.sipke, moment, { operation: operation(), reason: 'too-personal' }, now)
    const { moment } = await yes(own('@tjitske: zij is ziek.'))
    await yes(correct(moment, '@tjitske: zij is weer beter.'))
    await yes(remove(moment))
    expect(await found(moment)).toMatchObject({ words: '', removed: { because: 'too-personal', at: now } })
    expect(JSON.stringify(await db().select().from(contactCorrections))).not.toContain('ziek')
    expect(await desk(made.panel.tjitske)).toEqual([])
    expect(await remove(moment)).toEqual(refused('not-found'))
    expect(await correct(moment, 'Toch.')).toEqual(refused('not-found'))
    expect(await remove((await yes(note())).moment)).toEqual(refused('contact-stays'))
  })
})

describe('the rhythm', () => {
  const daysOn = (days: number) => later({ days }, now)

  test('brings up a grant that was not heard for so long, as the rule says', async () => {
    await yes(note())
    const heardOn = (await lastHeard(db(), made.grant))!
    expect(heardOn).toBe(dayOf(now))
    for (const days of [0, 20, 41, 42, 43, 90]) {
      const { quiet, callOn } = quietFor(heardOn, 42, dayOf(daysOn(days)))
      expect(await ofKind('contact-quiet', daysOn(days))).toMatchObject(
        quiet ? [{ on: callOn, since: heardOn, name: 'Joke Wiersma', subject: made.grant }] : [],
      )
    }
  })

  test('begins anew with a message, and not with a note for ourselves', async () => {
    const at = daysOn(50)
    await yes(note({ kind: 'note', on: dayOf(at) }, at))
    expect(await ofKind('contact-quiet', at)).toHaveLength(1)
    await yes(sendMessage(made.owner, made.proposal, { operation: operation(), text: 'Het loopt goed.' }, at))
    expect(await ofKind('contact-quiet', at)).toEqual([])
    expect(await lastHeard(db(), made.grant)).toBe(dayOf(at))
  })

  test('is of each grant by itself', async () => {
    const other = await runningGrant(made)
    const before = await lastHeard(db(), made.grant)
    await sentReport(other)
    expect(await lastHeard(db(), other.grant)).toBe(dayOf(reporting.first))
    const at = later({ days: 5 }, reporting.first)
    await yes(noteContact(other.panel.sipke, other.proposal, form({ on: dayOf(at) }), at))
    expect(await lastHeard(db(), other.grant)).toBe(dayOf(at))
    expect(await lastHeard(db(), made.grant)).toBe(before)
    expect(await ofKind('contact-quiet', daysOn(120))).toMatchObject([{ subject: made.grant }])
  })

  test('goes on while the payments of a grant are held', async () => {
    const other = await runningGrant(await aFund(900_000_00))
    await heldGrant(other)
    const items = await workOf(db(), other.panel.sipke, dayOf(daysOn(120)))
    expect(items.filter(({ kind }) => kind === 'contact-quiet')).toMatchObject([{ subject: other.grant }])
    const grant = (await grantById(db(), other.fund, other.grant))!
    const card = await nearGrant(other.panel.sipke, grant, dayOf(daysOn(120)))
    expect(grant.state).toBe('on-hold')
    expect(card.keeper).toContain('Joke Wiersma')
    expect(card.quiet).not.toBeNull()
    expect(card.choose).toBe(`/manager/grants/${other.grant}/contact`)
  })

  test('is a grant’s own when it was chosen, with somebody to keep in touch', async () => {
    const joke = (await contactRows(db(), made.fund))[0]!
    const anneke = { ...joke, id: operation(), name: 'Anneke', neighbourhoodId: null, sort: 9 }
    await db().insert(contactPeople).values(anneke)
    const choose = (contact: string | null, days: number | null, who = made.panel.sipke) =>
      setGrantContact(who, made.grant, { operation: operation(), contact, days, mails: true }, daysOn(50))
    expect(await choose(anneke.id, 3)).toMatchObject({ reason: { code: 'setting-out-of-bounds' } })
    expect(await choose(operation(), 14)).toEqual(refused('not-found'))
    expect(await choose(anneke.id, 14, made.panel.tjitske)).toEqual(refused('not-found'))
    await yes(choose(anneke.id, 14))
    expect(await grantById(db(), made.fund, made.grant)).toMatchObject({ contact: anneke.id, rhythmDays: 14 })
    expect(await ofKind('contact-quiet', daysOn(64))).toMatchObject([{ name: 'Anneke' }])
    expect((await contactOfPlan(db(), made.fund, { grant: made.grant }))?.name).toBe('Anneke')
    await db().delete(contactPeople).where(eq(contactPeople.id, anneke.id))
    expect((await contactOfPlan(db(), made.fund, { proposal: made.proposal }))?.name).toBe('Joke Wiersma')
  })

  test('follows a day that was corrected, back to what came before, and is kept as what is there says', async () => {
    const other = await runningGrant(made)
    const at = later({ days: 30 }, now)
    const before = await lastHeard(db(), other.grant)
    const { moment } = await yes(noteContact(other.panel.sipke, other.proposal, form({ on: dayOf(at) }), at))
    expect(await lastHeard(db(), other.grant)).toBe(dayOf(at))
    const note = { operation: operation(), kind: 'note', on: dayOf(at), words: 'Niet gebeld.' } as const
    await yes(correctContact(other.panel.sipke, moment, note, at))
    expect(await lastHeard(db(), other.grant)).toBe(before)
    const wrong = sql`select id from grants g where heard_at <> heard_of(g)`
    expect([...(await db().execute(wrong))]).toEqual([])
    expect(await db().$count(grants)).toBeGreaterThan(2)
  })
})

describe('the line of time of an initiative', () => {
  const whole = async () => {
    const [row] = await db().select().from(proposals).where(eq(proposals.id, made.proposal))
    return (await caseOf(db(), made.panel.sipke, row?.initiativeId ?? ''))!
  }

  test('tells everything once, the newest first, page by page', async () => {
    const { plans } = await whole()
    const all = await caseLines(db(), { plans, kinds: lineKinds, before: null, most: 1_000 })
    const kinds = new Set(all.lines.map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(['contact', 'note', 'message', 'decision', 'agreement', 'change']))
    const paged: CaseLine[] = []
    for (let before: Place | null = null; ; ) {
      const page: Page = await caseLines(db(), { plans, kinds: lineKinds, before, most: 3 })
      paged.push(...page.lines)
      if (!page.more) break
      before = page.more
    }
    expect(paged).toEqual(all.lines)
  })

  test('tells of one kind when that is asked', async () => {
    const { plans } = await whole()
    for (const kind of lineKinds) {
      const { lines } = await caseLines(db(), { plans, kinds: [kind], before: null, most: 50 })
      expect(lines.every((line) => line.kind === kind)).toBe(true)
    }
  })

  test('is not there for another fund', async () => {
    const { id } = await whole()
    expect(await caseOf(db(), await enter(await aFund(), 'sipke'), id)).toBeNull()
    expect(await caseOf(db(), made.panel.sipke, 'niets')).toBeNull()
  })
})

describe('who stands near', () => {
  test('notes and finishes nothing', async () => {
    const near = await runningGrant(await aFund(900_000_00))
    const { sipke } = near.panel
    const step = { what: 'Bellen', on: dayOf(later({ days: 9 }, now)), by: 'initiative' }
    const { moment } = await yes(noteContact(sipke, near.proposal, form({ step }), now))
    await yes(declare(sipke, near.proposal, 'close', now))
    expect(await noteContact(sipke, near.proposal, form(), now)).toEqual(refused('conflict-close'))
    expect(await finishStep(sipke, moment, { operation: operation() }, now)).toEqual(
      refused('conflict-close'),
    )
    const chosen = { operation: operation(), contact: null, days: 14, mails: true }
    expect(await setGrantContact(sipke, near.grant, chosen, now)).toEqual(refused('conflict-close'))
    const shown = await workOf(db(), sipke, dayOf(later({ days: 90 }, now)))
    expect(shown.filter(({ kind }) => kind === 'step-theirs' || kind === 'contact-quiet')).toEqual([])
  })
})

describe('erasing', () => {
  const erase = async (
    world: GrantWorld,
    what: 'contact-moment' | 'submission' | 'draft' | 'person',
    row: string,
  ) =>
    yes(
      eraseData(
        { ...(await enter(world, 'jelle')), steppedUpAt: now },
        { operation: operation(), what, row },
        now,
      ),
    )
  const words = async ({ proposal }: GrantWorld) =>
    db()
      .select({ words: contactMoments.words, step: contactMoments.step })
      .from(contactMoments)
      .where(eq(contactMoments.proposalId, proposal))
  const noted = async () => {
    const world = await runningGrant(await aFund(900_000_00))
    const step = { what: 'Ineke bellen', on: dayOf(later({ days: 9 }, now)), by: 'initiative' }
    const { moment } = await yes(noteContact(world.panel.sipke, world.proposal, form({ step }), now))
    const better = { operation: operation(), kind: 'call', on: dayOf(now), words: 'Anders.' } as const
    await yes(correctContact(world.panel.sipke, moment, better, now))
    return { world, moment }
  }

  test.each(['contact-moment', 'submission', 'draft', 'person'] as const)(
    'takes the words and the step with a %s, and the work with them',
    async (what) => {
      const { world, moment } = await noted()
      const grant = (await grantById(db(), world.fund, world.grant))!
      const row = {
        'contact-moment': moment,
        submission: grant.submission,
        draft: world.proposal,
        person: world.owner.person,
      }[what]
      await erase(world, what, row)
      expect(await words(world)).toEqual([{ words: '', step: '' }])
      expect((await correctionsOf(db(), moment)).map(({ words: old }) => old)).toEqual([''])
      const shown = await workOf(db(), world.panel.sipke, dayOf(now))
      expect(shown.filter(({ kind }) => kind === 'step-theirs')).toEqual([])
    },
  )
})
