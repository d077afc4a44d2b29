import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Link } from '../link.tsx'

type FileVerdictProps = {
  file: { name: string; path: string; waits: boolean; what: string; whatNow: string }
  /** Where one came from. */
  back: { href: string; label: ReactNode }
  /** Reads along with what others sent, and cannot choose another file. */
  forStaff?: boolean
}

/** Instead of a file: why it is not handed out, and what one can do. */
export function FileVerdict({ file, back, forStaff }: FileVerdictProps) {
  const { name, path, waits, what } = file
  const whatNow = forStaff ? staffWords(waits) : file.whatNow
  return (
    <>
      <Link href={back.href} look="back">
        ‹ {back.label}
      </Link>
      <div className="db-stack db-column">
        <h1>{name}</h1>
        <Refusal
          what={what}
          whatNow={whatNow}
          action={
            waits && (
              <Link href={path} look="alone">
                {m.components_file_look_again()}
              </Link>
            )
          }
        />
      </div>
    </>
  )
}

function staffWords(waits: boolean): string {
  return waits ? m.components_file_wait() : m.components_file_virus_for_staff()
}
