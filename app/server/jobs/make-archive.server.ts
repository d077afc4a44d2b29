import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepArchive } from '#app/commands/keep-archive.server.ts'
import { withLocale } from '#app/i18n/locale.server.ts'
import { db } from '#db/client.server.ts'
import { archiveToMake } from '#db/queries/archive/kept.server.ts'
import { makeArchive } from '../archive/make.server.ts'

/** Makes and keeps an archive that was asked for. It may run again; a made one stays as it is. */
export async function makeAskedArchive({ archive = '' }: Record<string, string>, now: Date): Promise<void> {
  const asked = await archiveToMake(db(), archive)
  if (!asked) return
  const folder = await mkdtemp(join(tmpdir(), 'dichtbij-archive-'))
  try {
    const path = join(folder, 'archive.zip')
    const made = await withLocale('nl', () => makeArchive(asked.fund, path, now))
    await keepArchive(archive, path, made, now)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
