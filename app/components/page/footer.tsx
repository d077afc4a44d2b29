import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { ExampleWord } from '../block/example-word.tsx'
import { type ContactPerson, personLine, telephone } from '../block/person.ts'
import { PersonWindow } from '../block/person-window.tsx'
import { LanguageForm } from './language-form.tsx'
import { Street } from './street.tsx'
import { type NavLink, type PageProps, pageUrls } from './types.ts'

type FooterProps = Pick<PageProps, 'person' | 'links' | 'locale' | 'path' | 'urls'> & { title: ReactNode }

/** The street, the person to call, the links and the languages. */
export function StreetFooter({ person, links = [], title, ...page }: FooterProps) {
  const urls = { ...pageUrls, ...page.urls }
  return (
    <footer className="utrecht-page-footer db-footer">
      <Street variant="footer" />
      <div className="db-night">
        <div className="db-wrap">
          <div className="db-footer__in">
            {person ? (
              <FooterPerson person={person} title={title} callBack={urls.callBack} />
            ) : (
              <CallBack href={urls.callBack} />
            )}
            {links.length > 0 && (
              <nav className="db-footer__cols" aria-label={m.components_footer_label()}>
                {columnsOfThree(links).map((column) => (
                  <ul key={column[0]?.href}>
                    {column.map(({ href, label }) => (
                      <li key={href}>
                        <a href={href}>{label}</a>
                      </li>
                    ))}
                  </ul>
                ))}
              </nav>
            )}
          </div>
          <div className="db-footer__end">
            <span>{m.components_motto()}</span>
            <LanguageForm action={urls.language} locale={page.locale} back={page.path} />
          </div>
        </div>
      </div>
    </footer>
  )
}

/** The footer of a place where people work: the person, the motto and the languages in one row. */
export function SlimFooter({ person, title, ...page }: Omit<FooterProps, 'links'>) {
  const urls = { ...pageUrls, ...page.urls }
  return (
    <footer className="utrecht-page-footer db-footer">
      <div className="db-night">
        <div className="db-wrap db-footer__slim">
          {person ? (
            <div className="db-person">
              <PersonWindow portrait={person.portrait} small />
              <div>
                <h2>{title}</h2>
                <p>
                  {m.components_person_call({ name: person.name })}
                  {person.example && (
                    <>
                      {' '}
                      <ExampleWord />
                    </>
                  )}
                </p>
                <p className="db-footer__ways">
                  <a className="db-footer__tel" href={telephone(person.phone)}>
                    {person.phone}
                  </a>
                  <a href={urls.callBack}>{m.components_call_back()}</a>
                </p>
              </div>
            </div>
          ) : (
            <CallBack href={urls.callBack} />
          )}
          <p>{m.components_motto()}</p>
          <LanguageForm action={urls.language} locale={page.locale} back={page.path} />
        </div>
      </div>
    </footer>
  )
}

function FooterPerson(props: { person: ContactPerson; title: ReactNode; callBack: string }) {
  const { person, title, callBack } = props
  return (
    <div className="db-person">
      <PersonWindow portrait={person.portrait} />
      <div>
        <h2>{title}</h2>
        <p>
          {personLine(person)} {person.example && <ExampleWord />}
        </p>
        <a className="db-person__tel" href={telephone(person.phone)}>
          {person.phone}
        </a>
        <p>
          {person.hours}
          {person.hours && <br />}
          <a href={callBack}>{m.components_call_back()}</a>
        </p>
      </div>
    </div>
  )
}

/** Where no person is known yet, there is still a way to be called. */
function CallBack({ href }: { href: string }) {
  return (
    <p>
      <a href={href}>{m.components_call_back()}</a>
    </p>
  )
}

function columnsOfThree(links: NavLink[]): NavLink[][] {
  const columns: NavLink[][] = []
  for (let start = 0; start < links.length; start += 3) columns.push(links.slice(start, start + 3))
  return columns
}
