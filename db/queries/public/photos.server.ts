import { and, asc, eq, isNull } from 'drizzle-orm'
import type { ScanVerdict } from '#app/domain/proposal/file.ts'
import type { Reader } from '#db/client.server.ts'
import { files, grants, reportPhotos, reports } from '#db/schema/index.ts'
import { isUuid } from '../ids.ts'

/** The photos of a grant that everybody may see: of accepted reports, agreed to, and not taken off since. */
export async function publicPhotos(
  reader: Reader,
  grant: string,
): Promise<{ file: string; shows: string }[]> {
  return selectPhotos(reader)
    .where(and(eq(grants.id, grant), isPublic))
    .orderBy(asc(reports.judgedAt), asc(reportPhotos.sort))
}

/** One of them, with where its bytes lie. */
export async function publicPhoto(
  reader: Reader,
  fund: string,
  reference: string,
  file: string,
): Promise<{ storageKey: string; mediaType: string; verdict: ScanVerdict } | null> {
  if (!isUuid(file)) return null
  const [row] = await selectPhotos(reader)
    .where(and(eq(grants.fundId, fund), eq(grants.reference, reference), eq(files.id, file), isPublic))
    .limit(1)
  return row ? { ...row, verdict: row.verdict as ScanVerdict } : null
}

const isPublic = and(
  eq(reports.state, 'accepted'),
  eq(reportPhotos.consent, 'public'),
  isNull(reportPhotos.hiddenAt),
  isNull(files.removedAt),
)

function selectPhotos(reader: Reader) {
  return reader
    .select({
      file: reportPhotos.fileId,
      shows: reportPhotos.shows,
      storageKey: files.storageKey,
      mediaType: files.mediaType,
      verdict: files.verdict,
    })
    .from(reportPhotos)
    .innerJoin(reports, eq(reports.id, reportPhotos.reportId))
    .innerJoin(grants, eq(grants.id, reports.grantId))
    .innerJoin(files, eq(files.id, reportPhotos.fileId))
    .$dynamic()
}
