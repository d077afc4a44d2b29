import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { writeMailText } from '#app/commands/write-mail-text.server.ts'
import type { Person } from '#app/domain/access.ts'
import { refused } from '#app/domain/verdict.ts'
import { drawnMail } from '#app/server/admin/mail-text-pages.server.ts'
import { mailInWords } from '#app/server/mail/words.server.ts'
import { db } from '#db/client.server.ts'
import { mailTextVersions } from '#db/queries/mail-texts.server.ts'
import { outgoingMails } from '#db/schema/index.ts'
import { slotsOf } from '#emails/templates/own-text.ts'
import { useDatabase } from '#tests/database.ts'
import { submitted } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'

useDatabase()

let world: World
let jelle: Person
beforeAll(async () => {
  world = await aFund()
  jelle = await enter(world, 'jelle')
  await submitted(world, await enter(world, 'ineke'))
})

const slots = slotsOf('draft-saved', 'nl')
if (!slots) throw new Error('no slots')
const mail = { template: 'draft-saved', locale: 'nl', slots }
const text = {
  subject: 'Wij hebben {initiative.name}',
  preview: 'Bewaard.',
  body: 'Ga verder wanneer u wilt.',
}
const write = (seen: number, words: typeof text | null = text, who = jelle) =>
  writeMailText(who, mail, { operation: operation(), seen, text: words }, later({ minutes: 5 }))
async function sentIn(locale: string) {
  const [row] = await db().select().from(outgoingMails).where(eq(outgoingMails.template, 'draft-saved'))
  if (!row) throw new Error('no mail')
  return mailInWords({ ...row, locale })
}

test('what is written goes out in its language, and other languages keep their words', async () => {
  const [before, english] = [await sentIn('nl'), await sentIn('en')]
  await yes(write(0))
  const after = await sentIn('nl')
  expect(after.subject).toMatch(/^Wij hebben /)
  expect(after.paragraphs).toEqual(['Ga verder wanneer u wilt.'])
  expect(await sentIn('en')).toEqual(english)
  await yes(write(1, null))
  expect((await sentIn('nl')).subject).toBe(before.subject)
  const versions = await mailTextVersions(db(), { fund: world.fund, template: 'draft-saved', locale: 'nl' })
  expect(versions.map(({ version, by, words }) => [version, by, words?.subject ?? null])).toEqual([
    [2, jelle.name, null],
    [1, jelle.name, text.subject],
  ])
})

test('is refused to others, over a version that somebody wrote since, and when it does not fit', async () => {
  expect(await write(2, text, await enter(world, 'sipke'))).toEqual(refused('not-found'))
  expect(await write(1)).toEqual(refused('mail-text-changed'))
  expect(await write(2, { ...text, subject: 'Dag\nBcc: x@example.org' })).toEqual(refused('mail-text-wrong'))
  expect(await write(2, { ...text, body: 'Zie {geheim}' })).toEqual(refused('mail-text-wrong'))
})

test('is drawn as a mail, in the typed words where they fit, and nothing of them is code', async () => {
  const params = { template: 'draft-saved', locale: 'nl' }
  const drawn = (typed: typeof text | null) => drawnMail(jelle, params, typed)
  const now = await drawn(null)
  expect(now).toContain('<!DOCTYPE')
  const odd = await drawn({ ...text, body: 'Ga <b>verder</b> wanneer u wilt.' })
  expect(odd).toContain('Ga &lt;b&gt;verder&lt;/b&gt; wanneer u wilt.')
  expect(await drawn({ ...text, body: '{onbekend}' })).toBe(now)
})
