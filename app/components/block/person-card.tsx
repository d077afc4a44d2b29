import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { ExampleWord } from './example-word.tsx'
import { type ContactPerson, personLine, telephone } from './person.ts'
import { PersonWindow } from './person-window.tsx'

type PersonCardProps = { person: ContactPerson; title: ReactNode; children?: ReactNode; level?: 2 | 3 }

/** A person in a lit window, with role, number and hours. At most one lamp card on a screen. */
export function PersonCard({ person, title, children, level = 2 }: PersonCardProps) {
  const Title = `h${level}` as const
  return (
    <section className="db-person" aria-label={m.components_person_label()}>
      <PersonWindow portrait={person.portrait} photo={person.photo} />
      <div>
        <Title>{title}</Title>
        <p>
          {personLine(person)} {person.example && <ExampleWord />}
        </p>
        <a className="db-person__tel" href={telephone(person.phone)}>
          {person.phone}
        </a>
        {person.hours && <p>{person.hours}</p>}
        {person.house && <p>{person.house}</p>}
        {children && <p>{children}</p>}
      </div>
    </section>
  )
}

/** Everybody who is near: one per neighbourhood. */
export function People({ people }: { people: ContactPerson[] }) {
  return (
    <ul className="db-people">
      {people.map((person) => (
        <li key={person.phone}>
          <PersonWindow portrait={person.portrait} photo={person.photo} small />
          <span>
            {person.name} {person.example && <ExampleWord />}
            <br />
            <span className="db-soft">{person.neighbourhood ?? person.role}</span>
            <br />
            <a href={telephone(person.phone)}>{person.phone}</a>
            {person.house && (
              <>
                <br />
                <span className="db-soft">{person.house}</span>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
