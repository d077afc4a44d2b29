import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { takeOwnPhotoOff, takePhotoOffAsFund } from '#app/commands/take-photo-off.server.ts'
import type { PhotoReason } from '#app/domain/results/photo.ts'
import { mailValues } from '#app/server/mail/values.server.ts'
import { db } from '#db/client.server.ts'
import { publicPhoto, publicPhotos } from '#db/queries/public/photos.server.ts'
import { photosOff } from '#db/queries/report-photos.server.ts'
import { files, grants, outgoingMails } from '#db/schema/index.ts'
import { renderMail } from '#emails/templates/render.tsx'
import { useDatabase } from '#tests/database.ts'
import { type GrantWorld, runningGrant } from '#tests/world/granting.ts'
import { declare } from '#tests/world/panel.ts'
import { acceptedWithPhoto, publicPhotoOf, sentPhotoOf } from '#tests/world/photos.ts'
import { reporting, reportOn } from '#tests/world/reporting.ts'
import { aFund, later, operation, yes } from '#tests/world.ts'

useDatabase()

const day = later({ days: 20 }, reporting.judged)
const take = async (): Promise<GrantWorld> => runningGrant(await aFund())
const byOwner = (made: GrantWorld, file: string, why: PhotoReason, reason = '') =>
  takeOwnPhotoOff(
    made.owner,
    { grant: made.grant, moment: 'r1', file },
    { operation: operation(), why, reason },
    day,
  )
const byFund = async (made: GrantWorld, file: string, why: PhotoReason, reason: string) =>
  takePhotoOffAsFund(
    made.panel.sipke,
    { report: (await reportOn(made)).id, file },
    { operation: operation(), why, reason },
    day,
  )
async function everybodySees(made: GrantWorld, file: string): Promise<boolean[]> {
  const [grant] = await db().select().from(grants).where(eq(grants.id, made.grant))
  const one = await publicPhoto(db(), made.fund, grant?.reference ?? '', file)
  return [(await publicPhotos(db(), made.grant)).length > 0, one !== null]
}
const isThere = async (file: string) =>
  (await db().select().from(files).where(eq(files.id, file)))[0]?.removedAt === null

test('the initiative takes its own photo off at once; the report keeps it', async () => {
  const made = await take()
  const file = await publicPhotoOf(made)
  expect(await everybodySees(made, file)).toEqual([true, true])
  await yes(byOwner(made, file, 'other'))
  expect(await everybodySees(made, file)).toEqual([false, false])
  expect(await isThere(file)).toBe(true)
  expect((await photosOff(db(), (await reportOn(made)).id)).get(file)).toMatchObject({
    ...{ stand: 'hidden', by: made.owner.name, at: day },
  })
  expect(await byOwner(made, file, 'other')).toMatchObject({ reason: { code: 'photo-hidden' } })
})

test('when somebody in it withdraws consent its file goes as well, also when it was hidden before', async () => {
  const made = await take()
  const file = await publicPhotoOf(made)
  await yes(byOwner(made, file, 'other'))
  await yes(byFund(made, file, 'consent-withdrawn', 'Iemand op de foto belde ons.'))
  expect(await isThere(file)).toBe(false)
  expect(await everybodySees(made, file)).toEqual([false, false])
  expect(await byOwner(made, file, 'consent-withdrawn')).toMatchObject({ reason: { code: 'photo-gone' } })
})

test('one that is taken off before the report is accepted never becomes public', async () => {
  const made = await take()
  const file = await sentPhotoOf(made)
  await yes(byOwner(made, file, 'other'))
  await acceptedWithPhoto(made)
  expect(await everybodySees(made, file)).toEqual([false, false])
})

test('the fund says why and the initiative hears it; nobody else takes a photo off', async () => {
  const made = await take()
  const file = await publicPhotoOf(made)
  await declare(made.panel.sipke, made.proposal)
  expect(await byFund(made, file, 'other', ' ')).toMatchObject({ reason: { code: 'reason-needed' } })
  const other = await take()
  expect(await byOwner({ ...made, owner: other.owner }, file, 'other')).toMatchObject({
    reason: { code: 'not-found' },
  })
  expect(await byOwner(made, operation(), 'other')).toMatchObject({ reason: { code: 'not-found' } })
  const twins = await Promise.all(
    [1, 2].map(() => byFund(made, file, 'other', 'Er staat een kind herkenbaar op.')),
  )
  expect(twins.filter(({ ok }) => ok)).toHaveLength(1)
  const mails = await db()
    .select()
    .from(outgoingMails)
    .where(and(eq(outgoingMails.fundId, made.fund), eq(outgoingMails.template, 'photo-taken-off')))
  expect(mails).toHaveLength(1)
  for (const mail of mails)
    for (const locale of ['nl', 'en', 'fy'] as const) {
      const { text } = await renderMail(mail.template, await mailValues({ ...mail, locale }), locale)
      expect(text).toContain('Er staat een kind herkenbaar op.')
    }
})
