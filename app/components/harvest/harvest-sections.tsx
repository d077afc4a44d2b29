import type { ReactNode } from 'react'
import { type HarvestPassage, partAnchor } from '#app/i18n/harvest-passage.ts'
import type { HarvestSection } from '#app/i18n/harvest-view.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { Worded } from '#app/i18n/worded.ts'
import { Fold } from '../block/fold.tsx'
import { Link } from '../link.tsx'
import { Section } from '../page/section.tsx'
import { contentsId } from './harvest-contents.tsx'
import { HarvestFigures } from './harvest-figures.tsx'
import { HarvestText } from './harvest-text.tsx'
import { HarvestTitle } from './harvest-title.tsx'

type SectionsProps = {
  sections: readonly HarvestSection[]
  /** What stands behind a part, by its key: a link to change it, what changed in it. */
  beside?: (key: string) => ReactNode
  /** What a figure became after the approval, by the key of its indicator. */
  changed?: Readonly<Record<string, Worded>>
  /** Shows lists of figures and lessons as they are, where somebody has to read all of it. */
  whole?: boolean
}

/**
 * A harvest from its opening to its money: texts, then figures, then what is not known. Figures and lessons are folded, so
 * that a phone can walk through it; a number leads to its row and opens it.
 */
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
        <p className="db-after db-harvest-up">
          <Link href={`#${contentsId}`}>{m.harvest_to_contents()}</Link>
        </p>
      </Section>
    ),
  )
}

function InSection({ section, ...more }: { section: HarvestSection } & Omit<SectionsProps, 'sections'>) {
  const { passages, figures } = section
  const isMissing = ({ kind }: HarvestPassage) => kind === 'missing'
  return (
    <div className="db-stack">
      <Passages passages={passages.filter((one) => !isMissing(one))} {...more} />
      {figures.length > 0 && (
        <Fold
          open={more.whole}
          title={
            <>
              {m.harvest_figures()}: <HarvestTitle section={section} />
            </>
          }
        >
          <HarvestFigures
            title={<HarvestTitle section={section} />}
            rows={figures}
            {...(more.changed && { changed: more.changed })}
          />
        </Fold>
      )}
      <Passages passages={passages.filter(isMissing)} {...more} />
    </div>
  )
}

function Passages({ passages, ...more }: { passages: readonly HarvestPassage[] } & PassageProps) {
  return passages.map((passage) => (
    <div
      key={passage.key}
      id={partAnchor(passage.key)}
      className={`db-harvest-part db-harvest-part--${passage.kind}`}
    >
      <Passage passage={passage} {...more} />
    </div>
  ))
}

type PassageProps = Omit<SectionsProps, 'sections'>

function Passage({ passage, beside, whole }: { passage: HarvestPassage } & PassageProps) {
  const text = (
    <>
      <HarvestText passage={passage} />
      {beside?.(passage.key)}
    </>
  )
  if (passage.kind === 'lesson' && passage.label)
    return (
      <Fold title={<span lang={passage.labelLang ?? undefined}>{passage.label}</span>} open={whole}>
        {text}
      </Fold>
    )
  return (
    <>
      <Label passage={passage} />
      {text}
    </>
  )
}

function Label({ passage: { kind, label, labelLang } }: { passage: HarvestPassage }) {
  if (!label) return null
  if (kind === 'execution') return <p className="db-over">{label}</p>
  return <h3 lang={labelLang ?? undefined}>{label}</h3>
}
