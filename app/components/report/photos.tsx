import type { PhotoStand } from '#app/domain/results/photo.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Link } from '../link.tsx'

type ShownPhoto = {
  file: string
  href: string
  shows: string
  who?: string
  stand?: PhotoStand
  off?: string | null
  act?: string | null
}

/** Photos with what is seen on each, where it is told who may see it, and what became of one that was taken from public. */
export function Photos({ photos }: { photos: readonly ShownPhoto[] }) {
  return (
    <ul className="db-photos">
      {photos.map(({ file, href, shows, who, stand, off, act }) => (
        <li key={file}>
          <figure>
            {stand !== 'gone' && <img src={href} alt={shows} loading="lazy" className="db-photo" />}
            <figcaption className="db-small">
              {shows}
              {who && !off && <span className="db-soft"> · {who}</span>}
              {off && <p className="db-soft">{off}</p>}
              {act && (
                <p>
                  <Link href={act}>
                    {m.reporting_photo_off_link()}
                    <span className="db-vh">: {shows}</span>
                  </Link>
                </p>
              )}
            </figcaption>
          </figure>
        </li>
      ))}
    </ul>
  )
}
