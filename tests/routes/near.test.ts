import { parseWithZod } from '@conform-to/zod/v4'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { correctContact } from '#app/commands/correct-contact.server.ts'
import { noteContact } from '#app/commands/note-contact.server.ts'
import { removeNote } from '#app/commands/remove-note.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { casePage } from '#app/server/near/case-page.server.ts'
import { MomentPost } from '#app/server/near/contact-post.server.ts'
import { notedPage } from '#app/server/near/note-page.server.ts'
import { db } from '#db/client.server.ts'
import { proposals } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, yes } from '#tests/world/base.ts'
import { outsider } from '#tests/world/complaining.ts'
import { type GrantWorld, granting, runningGrant } from '#tests/world/granting.ts'
import { declare } from '#tests/world/panel.ts'

useDatabase()

let made: GrantWorld
let initiative: string
const now = later({ days: 10 }, granting.fund)
beforeAll(async () => {
  made = await runningGrant(await aFund(900_000_00))
  const [row] = await db().select().from(proposals).where(eq(proposals.id, made.proposal))
  initiative = row?.initiativeId ?? ''
  for (let nth = 0; nth < 30; nth += 1)
    await yes(
      noteContact(
        made.panel.sipke,
        made.proposal,
        {
          operation: operation(),
          kind: nth % 3 === 0 ? 'note' : 'call',
          on: dayOf(later({ days: -nth }, now)),
          words: `Gesprek ${nth}`,
          step: { what: `Stap ${nth}`, on: dayOf(later({ days: 5 }, now)), by: 'initiative' },
        },
        now,
      ),
    )
})

const posted = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ operation: operation(), ...fields })) form.set(name, value)
  const read = parseWithZod(form, { schema: MomentPost })
  return read.status === 'success' ? read.value : (read.error ?? {})
}

test('a contact is typed with a step or without one', () => {
  const fields = {
    kind: 'visit',
    on: '1-3-2026',
    words: 'De zaal is vrij.',
    step: '',
    stepOn: '',
    stepBy: '',
  }
  expect(posted(fields)).toMatchObject({ on: '2026-03-01', step: { what: null, on: null, by: null } })
  expect(posted({ ...fields, step: ' Bellen ', stepOn: '9 maart 2026', stepBy: 'initiative' })).toMatchObject(
    {
      step: { what: 'Bellen', on: '2026-03-09', by: 'initiative' },
    },
  )
  expect(posted({ ...fields, kind: '', words: '', step: 'x'.repeat(201), stepOn: 'ooit' })).toEqual({
    kind: ['empty'],
    words: ['empty'],
    step: ['tooLong'],
    stepOn: ['day'],
  })
})

const shownTo = (actor: Person, query: Record<string, string> = {}) =>
  casePage(actor, initiative, new URLSearchParams(query))
const refusal = async (actor: Person) => {
  try {
    await shownTo(actor)
    return null
  } catch (thrown) {
    return thrown
  }
}

test('the case of an initiative is told page by page, and by kind', async () => {
  const first = await shownTo(made.panel.sipke)
  expect(first).toMatchObject({ notes: true, hidden: false, undeclared: [], first: null })
  expect(first.lines).toHaveLength(25)
  expect(first.lines[0]).toMatchObject({ words: 'Gesprek 0' })
  expect(first.lines[0]?.step?.href).toContain('/manager/steps/')
  const next = new URL(first.next ?? '', 'http://here.invalid').searchParams
  const second = await casePage(made.panel.sipke, initiative, next)
  expect(second.first).toBe(first.path)
  expect(
    second.lines.map(({ key }) => key).filter((key) => first.lines.some((line) => line.key === key)),
  ).toEqual([])
  const notes = await shownTo(made.panel.sipke, { kind: 'note' })
  expect(notes.lines).toHaveLength(10)
  expect((await shownTo(made.panel.sipke, { kind: 'wat' })).kind).toBe('')
})

test('the auditor reads it, and has nothing to press', async () => {
  const page = await shownTo(await enter(made, 'henk'))
  expect(page.notes).toBe(false)
  expect(page.lines.every(({ step }) => !step?.href)).toBe(true)
})

test('nothing in it tells what the panel scored or who stands how', async () => {
  const page = await shownTo(made.panel.sipke)
  const whole = JSON.stringify([page, await shownTo(made.panel.sipke, { kind: 'decision' })])
  for (const { name } of [made.panel.aukje, made.panel.mohamed, made.panel.sanne])
    expect(whole).not.toContain(name)
})

test('who did not say how they know them is asked first, and who stands near is turned away', async () => {
  const durk = await outsider(made, made.proposal)
  expect(await refusal(durk)).toBeNull()
  await yes(declare(durk, made.proposal, 'close', now))
  expect(await refusal(durk)).toMatchObject({ init: { status: 403 } })
  const fresh: Person = { ...(await enter(made, 'baukje')), roles: ['manager'] }
  const asked = await refusal(fresh)
  expect((asked as Response).headers.get('location')).toBe(`/manager/proposals/${made.proposal}/conflict`)
})

test('a note tells what stood there before, and who may change it; one that was taken away tells why', async () => {
  const { sipke } = made.panel
  const henk = await enter(made, 'henk')
  const said = { operation: operation(), kind: 'note', on: dayOf(now), words: 'Eerst.' } as const
  const none = { what: null, on: null, by: null }
  const { moment } = await yes(noteContact(sipke, made.proposal, { ...said, step: none }, now))
  await yes(correctContact(sipke, moment, { ...said, operation: operation(), words: 'Daarna.' }, now))
  const page = await notedPage(sipke, moment, dayOf(now))
  expect(page).toMatchObject({
    words: 'Daarna.',
    before: [{ words: 'Eerst.' }],
    colleagues: expect.arrayContaining(['Tjitske']),
    correct: `/manager/notes/${moment}/correction`,
    remove: `/manager/notes/${moment}/removal`,
  })
  expect(await notedPage(henk, moment, dayOf(now))).toMatchObject({ correct: null, remove: null })
  await yes(removeNote(sipke, moment, { operation: operation(), reason: 'mistake' }, now))
  expect(await notedPage(sipke, moment, dayOf(now))).toMatchObject({
    before: [],
    correct: null,
    remove: null,
  })
  const [line] = (await shownTo(sipke, { kind: 'note' })).lines.filter(({ key }) => key === moment)
  expect(line).toMatchObject({ words: 'Deze notitie is weggehaald: zij klopte niet.' })
  expect(line?.when).toContain('verbeterd')
})
