import type { HarvestEdition, HarvestLanguage } from '#app/domain/results/annual-report-edition.ts'
import type { HarvestPassage } from '#app/i18n/harvest-passage.ts'
import { type HarvestSection, harvestView } from '#app/i18n/harvest-view.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { inWords } from '#app/i18n/worded.ts'

/** A harvest as the short plain text of a newsletter: per pillar its goal, its figures and what is missing. */
export function newsletterOf(edition: HarvestEdition, language: HarvestLanguage, address: string): string {
  const locale = { locale: language }
  const { year } = edition.facts
  const title = m.harvest_title({ year }, locale)
  const sections = harvestView(edition, language).map((section) => sectionText(section))
  return [
    title.toLocaleUpperCase(language),
    ...(language === 'nl' ? [] : [m.harvest_in_dutch({}, locale)]),
    ...sections.filter((text) => text !== ''),
    m.harvest_newsletter_more({ address }, locale),
  ].join('\n\n')
}

/** Plans and lessons are left for the page itself; of lessons their names stand. */
function sectionText({ key, title, passages, figures }: HarvestSection): string {
  const told = passages.filter(({ kind }) => !['focus', 'plan', 'execution', 'lesson'].includes(kind))
  const lessons = passages.flatMap(({ kind, label }) => (kind === 'lesson' && label ? [`- ${label}`] : []))
  const known = figures
    .filter(({ known }) => known)
    .map(({ name, figure }) => `- ${inWords(name)}: ${inWords(figure)}`)
  const before = told.filter(({ kind }) => kind !== 'missing').map(passageText)
  const after = told.filter(({ kind }) => kind === 'missing').map(passageText)
  const parts = [...before, known.join('\n'), lessons.join('\n'), ...after].filter((text) => text !== '')
  if (parts.length === 0) return ''
  return [key === 'opening' ? '' : `${title}\n`, parts.join('\n\n')].filter((text) => text !== '').join('')
}

function passageText({ kind, label, paragraphs }: HarvestPassage): string {
  const lines = paragraphs.flatMap(({ list, lines }) =>
    lines.map((line) => `${list ? '- ' : ''}${line.map(inWords).join('')}`),
  )
  return [label && kind !== 'opening' ? `${label}:` : '', ...lines].filter((text) => text !== '').join('\n')
}
