import type { ReactNode } from 'react'
import type { HarvestPassage, HarvestSection } from '#app/i18n/harvest-view.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Link } from '../link.tsx'
import { Section } from '../page/section.tsx'
import { HarvestFigures } from './harvest-figures.tsx'
import { HarvestText } from './harvest-text.tsx'

type SectionsProps = {
  sections: readonly HarvestSection[]
  /** What stands behind a part, by its key: a link to change it, what changed in it. */
  beside?: (key: string) => ReactNode
  /** What a figure became after the approval, by the key of its indicator. */
  changed?: Readonly<Record<string, string>>
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
        title={section.title}
        end={
          section.sources && (
            <Link href={section.sources} look="alone">
              {m.harvest_sources()}
              <span className="db-vh">: {section.title}</span>
            </Link>
          )
        }
      >
        <InSection section={section} {...more} />
      </Section>
    ),
  )
}

function InSection({ section, ...more }: { section: HarvestSection } & Omit<SectionsProps, 'sections'>) {
  const { title, passages, figures } = section
  const isMissing = ({ kind }: HarvestPassage) => kind === 'missing'
  return (
    <div className="db-stack">
      <Passages passages={passages.filter((one) => !isMissing(one))} {...more} />
      {figures.length > 0 && <HarvestFigures title={title} rows={figures} changed={more.changed} />}
      <Passages passages={passages.filter(isMissing)} {...more} />
    </div>
  )
}

function Passages({
  passages,
  beside,
}: { passages: readonly HarvestPassage[] } & Omit<SectionsProps, 'sections'>) {
  return passages.map((passage) => (
    <div key={passage.key} className={`db-harvest-part db-harvest-part--${passage.kind}`}>
      <Label passage={passage} />
      <HarvestText passage={passage} />
      {beside?.(passage.key)}
    </div>
  ))
}

function Label({ passage: { kind, label, lang } }: { passage: HarvestPassage }) {
  if (!label) return null
  if (kind === 'execution') return <p className="db-over">{label}</p>
  return <h3 lang={['lesson', 'focus', 'plan'].includes(kind) ? (lang ?? undefined) : undefined}>{label}</h3>
}
