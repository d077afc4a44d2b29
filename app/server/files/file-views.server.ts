import type { KeptFileView } from '#app/components/form/file-field.tsx'
import type { ScanVerdict } from '#app/domain/proposal/file.ts'
import { formatBytes } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { KeptFile } from '#db/queries/files.server.ts'

export type FileViews = Record<string, KeptFileView | undefined>

/** Files by their id, as a page of `place` (`/applicant/proposals/…`) shows them; without a place they cannot be opened. */
export function fileViews(files: readonly KeptFile[], place: string | null): FileViews {
  return Object.fromEntries(
    files.map(({ id, name, size, verdict }) => [
      id,
      {
        name,
        size: formatBytes(size, currentLocale()),
        href: place === null ? undefined : `${place}/files/${id}`,
        note: noteOf(verdict),
      },
    ]),
  )
}

function noteOf(verdict: ScanVerdict): string | undefined {
  if (verdict === 'waiting') return m.components_file_waits()
  return verdict === 'infected' ? m.components_file_virus() : undefined
}
