import { readFileSync } from 'node:fs'
import type { WordsIn } from '#app/domain/results/annual-report.ts'
import type { HarvestFacts } from '#app/domain/results/annual-report-facts.ts'
import { planYearOf } from '#app/domain/results/programme-plan.ts'
import { programmeRow, wholeOf } from '#app/domain/results/programme-row.ts'

const read = (file: string) =>
  JSON.parse(readFileSync(new URL(`../../../db/seed/programme/${file}`, import.meta.url), 'utf8'))

/** What a harvest of 2024 is made of, straight from the files of the programme. */
export function harvestFacts(): HarvestFacts {
  const rows: unknown[] = read('figures-2024.json')
  const programme = read('leeuwarden-oost.json')
  const pillars: HarvestFacts['pillars'] = programme.pillars.map(
    ({ key, name_nl, goal }: { key: string; name_nl: string; goal: string }) => ({
      key,
      name: name_nl,
      goals: [goal],
    }),
  )
  return {
    year: 2024,
    cutOff: '2024-12-31',
    fund: {
      name: 'Fonds',
      vision: programme.programme.vision,
      aim: programme.programme.main_aim,
      example: true,
    },
    pillars,
    plans: planYearOf(programme, 2024),
    indicators: rows.map(programmeRow).map(({ indicator, measurement, target }) => ({
      ...indicator,
      pillar: pillars.some(({ key }) => key === indicator.pillar) ? indicator.pillar : null,
      wholeOf: wholeOf(rows, indicator.key),
      figures: measurement ? [{ id: `f-${indicator.key}`, source: '', ...measurement }] : [],
      target: target && { id: `t-${indicator.key}`, source: '', ...target },
      grants: null,
    })),
    lessons: [],
    money: null,
    awards: [],
  }
}

const plain = {
  opening: ({ year }: { year: number }) => `opening ${year}`,
  missing: ({ name, target, why }: { name: string; target: string | null; why: string }) =>
    `${name}: ${target} ${why}`,
  noBooks: () => 'no books',
  money: (of: { awards: string; awarded: string }) => `${of.awards} ${of.awarded}`,
  award: (of: { initiative: string; amount: string }) => `${of.initiative} ${of.amount}`,
}

/** Sentences that say which one they are. */
export const plainWords: WordsIn = {
  nl: plain,
  en: plain,
  unitsOf: (unit) => [
    unit,
    ...(unit.endsWith("IKC's") ? ['IKC'] : []),
    ...(unit === 'locaties' ? ['locatie'] : []),
  ],
}
