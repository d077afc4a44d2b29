import { m } from '#app/i18n/paraglide/messages.js'
import { Link } from '../link.tsx'

export type ComplaintLinks = { own: { id: string; kind: string; state: string }[]; ask: string | null }

/** What somebody complained about, and the way to do it; `path` is the page of their proposal. */
export function Complaints({ own, ask, path }: ComplaintLinks & { path: string }) {
  return (
    <>
      {own.length > 0 && (
        <section className="db-stack-s" aria-labelledby="complaints">
          <h2 id="complaints">{m.complaint_own()}</h2>
          <ul className="db-plain">
            {own.map(({ id, kind, state }) => (
              <li key={id}>
                <Link href={`${path}/complaints/${id}`}>{kind}</Link> <span className="db-soft">{state}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {ask && (
        <p>
          <Link href={`${path}/complaint`} look="alone">
            {ask}
          </Link>
        </p>
      )}
    </>
  )
}
