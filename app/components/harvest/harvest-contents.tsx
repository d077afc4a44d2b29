import type { HarvestSection } from '#app/i18n/harvest-view.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { HarvestTitle } from './harvest-title.tsx'

export const contentsId = 'contents'

/** What is on the page of a harvest: a link to each of its sections. */
export function HarvestContents({ sections }: { sections: readonly HarvestSection[] }) {
  return (
    <nav id={contentsId} className="db-contents" aria-labelledby={`${contentsId}-title`}>
      <h2 id={`${contentsId}-title`}>{m.harvest_contents()}</h2>
      <ul>
        {sections
          .filter(({ title }) => title !== '')
          .map((section) => (
            <li key={section.key}>
              <a href={`#${section.key}`}>
                <HarvestTitle section={section} />
              </a>
            </li>
          ))}
      </ul>
    </nav>
  )
}
