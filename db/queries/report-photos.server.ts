import { and, eq, isNotNull } from 'drizzle-orm'
import type { PhotoStand } from '#app/domain/results/photo.ts'
import { type ReportPhoto, reportContentSchema } from '#app/domain/results/report-content.ts'
import type { Reader } from '#db/client.server.ts'
import { files, people, reportPhotos, reportSendings, reportVersions } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

/** A photo that was taken from public: since when, by whom, why, and whether its file is gone. */
export type PhotoOff = { stand: Exclude<PhotoStand, 'kept'>; at: Date; by: string; reason: string }

/** The photos of a report that are not for everybody any more, by their file. */
export async function photosOff(reader: Reader, report: string): Promise<Map<string, PhotoOff>> {
  const rows = await reader
    .select({
      file: reportPhotos.fileId,
      at: reportPhotos.hiddenAt,
      by: people.name,
      reason: reportPhotos.hiddenReason,
      removedAt: files.removedAt,
    })
    .from(reportPhotos)
    .innerJoin(files, eq(files.id, reportPhotos.fileId))
    .innerJoin(people, eq(people.id, reportPhotos.hiddenBy))
    .where(and(eq(reportPhotos.reportId, report), isNotNull(reportPhotos.hiddenAt)))
  return new Map(
    rows.map(({ file, at, by, reason, removedAt }) => [
      file,
      { stand: removedAt ? 'gone' : 'hidden', at: at as Date, by, reason: reason ?? '' },
    ]),
  )
}

/** A photo of a report that was sent, with its place among the others and where its bytes lie; null for anything else. */
export async function sentPhoto(
  reader: Reader,
  report: string,
  file: string | undefined,
): Promise<(ReportPhoto & { sort: number; storageKey: string; stand: PhotoStand }) | null> {
  if (!isUuid(file)) return null
  const versions = await reader
    .select({ answers: reportVersions.answers })
    .from(reportSendings)
    .innerJoin(
      reportVersions,
      and(
        eq(reportVersions.reportId, reportSendings.reportId),
        eq(reportVersions.version, reportSendings.version),
      ),
    )
    .where(eq(reportSendings.reportId, report))
    .orderBy(reportSendings.number)
  const photos = versions.flatMap(({ answers }) => reportContentSchema.parse(answers ?? {}).photos)
  const photo = photos.findLast((one) => one.file === file)
  const [kept] = await reader.select().from(files).where(eq(files.id, file))
  if (!photo || !kept) return null
  const off = (await photosOff(reader, report)).get(file)
  const stand = kept.removedAt ? 'gone' : (off?.stand ?? 'kept')
  return { ...photo, sort: photos.indexOf(photo), storageKey: kept.storageKey, stand }
}
