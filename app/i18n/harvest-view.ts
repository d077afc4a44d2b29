import type { HarvestBlock } from '#app/domain/results/annual-report.ts'
import type { HarvestEdition } from '#app/domain/results/annual-report-edition.ts'
import { figureRows, type HarvestFigureRow } from './harvest-figure.ts'
import { type HarvestChanges, type HarvestPassage, passageOf } from './harvest-passage.ts'
import type { Language } from './languages.ts'
import { m } from './paraglide/messages.js'

export type HarvestSection = {
  key: string
  title: string
  /** When its title is in another language than the page: the name of a pillar. */
  titleLang: 'nl' | null
  passages: HarvestPassage[]
  figures: HarvestFigureRow[]
  /** Where every row of these numbers stands, with who said so and when. */
  sources: string | null
}

/** A harvest in words, in the order in which it is read; with `changes` a number that is another one says so. */
export function harvestView(
  edition: HarvestEdition,
  language: Language,
  changes?: HarvestChanges,
): HarvestSection[] {
  const { facts, blocks } = edition
  const locale = { locale: language }
  const inKinds = (...kinds: HarvestBlock['kind'][]) =>
    blocks.filter(({ pillar, kind }) => pillar === null && kinds.includes(kind))
  const own = { titleLang: null, sources: null }
  const sections: (Omit<HarvestSection, 'passages' | 'figures'> & { of: HarvestBlock[] })[] = [
    { ...own, key: 'opening', title: '', of: inKinds('opening') },
    {
      ...own,
      key: 'programme',
      title: m.harvest_programme({}, locale),
      of: inKinds('breakthroughs', 'focus', 'figures', 'missing'),
      sources: '/results#programme',
    },
    ...facts.pillars.map(({ key, name }) => ({
      key,
      title: name,
      titleLang: language === 'nl' ? null : ('nl' as const),
      of: blocks.filter(({ pillar }) => pillar === key),
      sources: `/results/${key}#numbers`,
    })),
    { ...own, key: 'lessons', title: m.harvest_lessons({}, locale), of: inKinds('lesson') },
    {
      ...own,
      key: 'money',
      title: m.harvest_money({}, locale),
      of: inKinds('money', 'awards'),
      sources: '/money',
    },
  ]
  return sections
    .filter(({ of }) => of.length > 0)
    .map(({ of, ...section }) => ({
      ...section,
      passages: of
        .filter(({ kind }) => kind !== 'figures')
        .map((block) => passageOf(block, facts, language, changes))
        .filter(({ paragraphs }) => paragraphs.length > 0),
      figures: of.flatMap(({ indicators }) => figureRows(indicators, facts, language)),
    }))
}
