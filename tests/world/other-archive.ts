import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import type { Manifest } from '#app/domain/archive/manifest.ts'
import { bytesOfFile, openArchive } from '#app/exchange/archive/read.ts'
import { ArchiveWriter } from '#app/exchange/archive/write.ts'

type Change = {
  /** Other content of files, by name; `null` leaves a file out. */
  files?: Record<string, ((content: string) => string) | null>
  manifest?: (manifest: Manifest) => Manifest
  /** Does the manifest tell the truth about what was changed, as one would who changes an archive on purpose? */
  told?: boolean
}

/** The same archive, changed by somebody. */
export async function changedArchive(from: string, to: string, change: Change): Promise<string> {
  const archive = await openArchive(from)
  const manifest = JSON.parse((await bytesOfFile(archive, 'manifest.json')).toString()) as Manifest
  const out: Uint8Array[] = []
  const writer = new ArchiveWriter(async (piece) => void out.push(piece.slice()), new Date(manifest.madeAt))
  const told: Manifest['files'] = []
  for (const file of manifest.files) {
    const changes = change.files?.[file.name]
    if (changes === null) continue
    const bytes = await bytesOfFile(archive, file.name)
    const written = changes ? Buffer.from(changes(bytes.toString('utf8'))) : bytes
    await writer.add(file.name, [written])
    const sha256 = createHash('sha256').update(written).digest('hex')
    told.push(change.told ? { ...file, size: written.length, sha256 } : file)
  }
  const said = change.manifest?.({ ...manifest, files: told }) ?? { ...manifest, files: told }
  for (const { name } of said.files) if (!told.some((file) => file.name === name)) await writer.add(name, [])
  await writer.add('manifest.json', [JSON.stringify(said)])
  await writer.end()
  archive.close()
  writeFileSync(to, Buffer.concat(out))
  return to
}
