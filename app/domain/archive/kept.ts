import { type Actor, can, steppedUp } from '../access.ts'
import { firstRefusal, refused, type Verdict } from '../verdict.ts'

/** Made here, or what the data of this instance were read from. */
export const archiveOrigins = ['made', 'read'] as const
export type ArchiveOrigin = (typeof archiveOrigins)[number]

/** An archive holds what people asked to forget until then, so it does not stay. */
export const archiveDays = 14

/**
 * May this person have an archive made, or take one along? Only the administrator, who just proved who they are, and nobody
 * of the panel: everything that is closed to its members lies in it.
 */
export function canHandleArchive(actor: Pick<Actor, 'person' | 'roles' | 'steppedUpAt'>, now: Date): Verdict {
  const onPanel = actor.roles.includes('reviewer') || actor.roles.includes('chair')
  return firstRefusal(
    can(actor, 'administer'),
    onPanel ? refused('archive-not-for-panel') : { ok: true },
    steppedUp(actor, now),
  )
}

/** A ZIP as everybody reads it knows 4 GiB and 65.535 files; the rows and lists beside the files get a part of that. */
const mostInZip = { bytes: 3.75 * 1024 ** 3, files: 65_000 }

/** Does what a fund keeps fit in one archive? Refuses `archive-too-large`, before any of it is written. */
export function canArchive({ bytes, files }: { bytes: number; files: number }): Verdict {
  return bytes > mostInZip.bytes || files > mostInZip.files ? refused('archive-too-large') : { ok: true }
}

/** The moment before which an archive has to be gone. */
export function archivesEndBefore(now: Date): Date {
  return new Date(now.getTime() - archiveDays * 24 * 60 * 60_000)
}
