import { can, type Person } from '#app/domain/access.ts'
import { type PhotoReason, takePhotoOff } from '#app/domain/results/photo.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { storage } from '#app/effects/storage.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { ownerName } from '#db/queries/proposals.server.ts'
import { sentPhoto } from '#db/queries/report-photos.server.ts'
import { type Report, reportAt, reportById } from '#db/queries/reports.server.ts'
import { writeRemoved } from '#db/writes/files.server.ts'
import { lockGrantOf } from '#db/writes/grants.server.ts'
import { hidePhoto } from '#db/writes/reports.server.ts'
import { mayJudgeReport } from './accept-report.server.ts'

/** Why a photo is taken from public, and in words what is to be known about it. */
export type TakingOff = { operation: string; why: PhotoReason; reason: string }

/**
 * The fund takes a photo of a report from public, and tells the initiative why. From that moment no page and no file for
 * everybody holds it; the report keeps it, unless somebody in it withdrew consent: then its file is taken away as well.
 * Refuses what `mayJudgeReport` and `takePhotoOff` refuse, and `not-found` for a photo that no sent report names.
 */
export async function takePhotoOffAsFund(
  actor: Person,
  { report, file }: { report: string; file: string },
  form: TakingOff,
  now: Date,
): Promise<Verdict<{ report: string }>> {
  return taken(actor, { report, file, by: 'fund' }, form, now, async (tx) => {
    const may = await mayJudgeReport(tx, actor, report, now)
    return may.ok ? allowed({ report: may.report }) : may
  })
}

/** The same by who writes for the initiative, at any moment, also when the grant is over; no reason has to be given. */
export async function takeOwnPhotoOff(
  actor: Person,
  { grant, moment, file }: { grant: string; moment: string; file: string },
  form: TakingOff,
  now: Date,
): Promise<Verdict<{ report: string }>> {
  return taken(actor, { grant, moment, file, by: 'grantee' }, form, now, async (tx) => {
    const own = await lockGrantOf(tx, actor, grant)
    if (own?.relation === 'reader')
      return refused('reader-only', { ownerName: await ownerName(tx, own.initiative) })
    const may = can(actor, 'write-report', { relation: own?.relation ?? 'none' })
    const known = own && may.ok ? await reportAt(tx, own.id, moment) : null
    const report = known && (await reportById(tx, actor.fund, known.id))
    return report ? allowed({ report }) : refused('not-found')
  })
}

type Of = { file: string; by: 'fund' | 'grantee' } & Record<string, string>

async function taken(
  actor: Person,
  of: Of,
  form: TakingOff,
  now: Date,
  find: (tx: Tx) => Promise<Verdict<{ report: Report }>>,
): Promise<Verdict<{ report: string }>> {
  let gone: string | null = null
  const verdict = await transaction((tx) =>
    once(tx, actor, { command: 'take-photo-off', ...of, ...form }, now, async () => {
      const found = await find(tx)
      if (!found.ok) return found
      const { report } = found
      const photo = await sentPhoto(tx, report.id, of.file)
      if (!photo) return refused('not-found')
      const may = takePhotoOff(photo.stand, { ...form, by: of.by })
      if (!may.ok) return may
      const reason = form.reason.trim()
      await hidePhoto(tx, { report, photo, by: actor.person, reason, at: now })
      if (may.stand === 'gone') {
        await writeRemoved(tx, photo.file, now)
        gone = photo.storageKey
      }
      await record(tx, {
        type: 'photo-taken-off',
        fund: report.fund,
        actor: actor.id,
        grant: report.grant,
        report: report.id,
        file: photo.file,
        by: of.by,
        why: form.why,
        at: now,
      })
      return allowed({ report: report.id })
    }),
  )
  if (verdict.ok && gone) await storage().remove(gone)
  return verdict
}
