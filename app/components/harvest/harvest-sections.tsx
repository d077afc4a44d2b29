import type { ReactNode } from 'react'
import { type HarvestPassage, partAnchor } from '#app/i18n/harvest-passage.ts'
import type { HarvestSection } from '#app/i18n/harvest-view.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { Worded } from '#app/i18n/worded.ts'
import { Link } from '../link.tsx'
import { Section } from '../page/section.tsx'
import { HarvestFigures } from './harvest-figures.tsx'
import { HarvestText } from './harvest-text.tsx'

type SectionsProps = {
  sections: readonly HarvestSection[]
  /** What stands behind a part, by its key: a link to change it, what changed in it. */
  beside?: (key: string) => ReactNode
  /** What a figure became after the approval, by the key of its indicator. */
  changed?: Readonly<Record<string, Worded>>
}

/** A harvest from its opening to its money: texts, then figures, then what is not known. */
export function HarvestSections({ sections, ...more }: SectionsProps) {
  return sections.map((section) =>
    section.key === 'opening' ? (
      <div key={section.key} className="db-harvest-opening">
        <Passages passages={section.passages} {...more} />
      </div>
    ) : (
      <Section
        key={section.key}
        id={section.key}
        title={<HarvestTitle section={section} />}
        end={
          section.sources && (
            <Link href={section.sources} look="alone">
              {m.harvest_sources()}
              <span className="db-vh">
                : <HarvestTitle section={section} />
              </span>
            </Link>
          )
        }
      >
        <InSection section={section} {...more} />
      </Section>
    ),
  )
}

/** What a section is called, in the language that this is in. */
export function HarvestTitle({
  section: { title, titleLang },
}: {
  section: Pick<HarvestSection, 'title' | 'titleLang'>
}) {
  return titleLang ? <span lang={titleLang}>{title}</span> : title
}

function InSection({ section, ...more }: { section: HarvestSection } & Omit<SectionsProps, 'sections'>) {
  const { passages, figures } = section
  const isMissing = ({ kind }: HarvestPassage) => kind === 'missing'
  return (
    <div className="db-stack">
      <Passages passages={passages.filter((one) => !isMissing(one))} {...more} />
      {figures.length > 0 && (
        <HarvestFigures
          title={<HarvestTitle section={section} />}
          rows={figures}
          {...(more.changed && { changed: more.changed })}
        />
      )}
      <Passages passages={passages.filter(isMissing)} {...more} />
    </div>
  )
}

function Passages({
  passages,
  beside,
}: { passages: readonly HarvestPassage[] } & Omit<SectionsProps, 'sections'>) {
  return passages.map((passage) => (
    <div
      key={passage.key}
      id={partAnchor(passage.key)}
      className={`db-harvest-part db-harvest-part--${passage.kind}`}
    >
      <Label passage={passage} />
      <HarvestText passage={passage} />
      {beside?.(passage.key)}
    </div>
  ))
}

function Label({ passage: { kind, label, labelLang } }: { passage: HarvestPassage }) {
  if (!label) return null
  if (kind === 'execution') return <p className="db-over">{label}</p>
  return <h3 lang={labelLang ?? undefined}>{label}</h3>
}
