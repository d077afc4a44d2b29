import { m } from '#app/i18n/paraglide/messages.js'
import { Link } from '../link.tsx'
import { Lead } from '../page/heading.tsx'
import { Section } from '../page/section.tsx'

export type PeopleListData = {
  path: string
  members: {
    key: string
    name: string
    shown: string
    may: string
    leave: string | null
    takeOff: string | null
    makeOwner: string | null
  }[]
  invited: { key: string; email: string; may: string; until: string; takeBack: string | null }[]
}

/** Who takes part and who was asked, each with what can be changed about it. */
export function PeopleList({ page }: { page: PeopleListData }) {
  return (
    <div className="db-stack db-column">
      <Link href={page.path} look="back">
        ‹ {m.together_to_proposal()}
      </Link>
      <h1>{m.together_people_title()}</h1>
      <Lead>{m.together_people_lead()}</Lead>
      <Section id="members" title={m.together_people_here()}>
        <ul className="db-plain">
          {page.members.map(({ key, name, shown, may, leave, takeOff, makeOwner }) => (
            <li key={key} className="db-row db-row--between">
              <span>
                <strong>{shown}</strong> <small className="db-soft">{may}</small>
              </span>
              <span className="db-row">
                {makeOwner && <Act href={makeOwner} word={m.together_make_owner()} about={name} />}
                {takeOff && <Act href={takeOff} word={m.together_take_off()} about={name} />}
                {leave && <Act href={leave} word={m.together_leave()} />}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      {page.invited.length > 0 && (
        <Section id="invited" title={m.together_invited_title()}>
          <ul className="db-plain">
            {page.invited.map(({ key, email, may, until, takeBack }) => (
              <li key={key} className="db-row db-row--between">
                <span>
                  <strong>{email}</strong> <small className="db-soft">{`${may}, ${until}`}</small>
                </span>
                {takeBack && <Act href={takeBack} word={m.together_take_back()} about={email} />}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}

function Act({ href, word, about }: { href: string; word: string; about?: string }) {
  return (
    <Link href={href}>
      {word}
      {about && <span className="db-vh"> {about}</span>}
    </Link>
  )
}
