import { dayOf } from '#app/domain/calendar.ts'
import { changedSince, harvestLanguages } from '#app/domain/results/annual-report-edition.ts'
import { formatDay } from '#app/i18n/format.ts'
import { harvestView } from '#app/i18n/harvest-view.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import {
  harvestFactsNow,
  harvestPrint,
  harvestYears,
  publicHarvest,
} from '#db/queries/public/harvest.server.ts'
import { notFound } from '../answers.server.ts'
import { changesByIndicator } from './changes.server.ts'

/** Every year with an approved harvest. */
export async function harvestList(language: Language) {
  const fund = await currentFund(db())
  if (!fund) throw notFound()
  const years = await harvestYears(db(), fund.id)
  return {
    years: years.map(({ year, cutOff, approvedAt }) => ({
      key: String(year),
      href: `/harvest/${year}`,
      title: m.harvest_title({ year }),
      knownUntil: formatDay(cutOff, language),
      approved: m.harvest_approved_on({ day: formatDay(dayOf(approvedAt), language) }),
    })),
  }
}

/** The approved harvest of a year as it was frozen; a figure that is another one now says so. */
export async function harvestYearPage(year: string | undefined, language: Language) {
  const { fund, harvest } = await approvedOf(year)
  const { edition, hash, approvedAt } = harvest
  const { facts } = edition
  const now = await harvestFactsNow(db(), fund, facts)
  const changed = changedSince(edition, now)
  return {
    title: m.harvest_title({ year: facts.year }),
    lead: m.harvest_lead({ year: facts.year }),
    until: m.harvest_until({ day: formatDay(facts.cutOff, language) }),
    approved: m.harvest_approved_on({ day: formatDay(dayOf(approvedAt), language) }),
    hash: hash.slice(0, 12),
    example: facts.fund.example,
    inDutch: language === 'nl' ? null : m.harvest_in_dutch(),
    sections: harvestView(edition, language, { since: 'approval', of: () => changed }),
    changed: changesByIndicator(changed, language),
    documents: await documentsOf(harvest.id, facts.year),
  }
}

/** The document of an approved harvest in a language of its prints. */
export async function harvestDocument(year: string | undefined, language: string | undefined) {
  const { harvest } = await approvedOf(year)
  const spoken = harvestLanguages.find((one) => one === language)
  const print = spoken && (await harvestPrint(db(), harvest.id, spoken))
  if (!print?.bytes) throw notFound()
  return { bytes: Buffer.from(print.bytes), fileName: print.fileName, sha256: print.sha256 }
}

/** The same as the plain text of a newsletter. */
export async function harvestNewsletter(year: string | undefined, language: string | undefined) {
  const { harvest } = await approvedOf(year)
  const spoken = harvestLanguages.find((one) => one === language)
  const print = spoken && (await harvestPrint(db(), harvest.id, spoken))
  if (!print) throw notFound()
  return { language: spoken, text: print.newsletter }
}

/** The documents of a harvest that are there; the worker makes them right after the approval. */
export async function documentsOf(harvest: string, year: number) {
  const made = await Promise.all(
    harvestLanguages.map(async (language) => {
      const print = await harvestPrint(db(), harvest, language)
      return print
        ? [
            {
              language,
              href: `/harvest/${year}/${language}`,
              newsletter: `/harvest/${year}/${language}/short`,
            },
          ]
        : []
    }),
  )
  return made.flat()
}

async function approvedOf(year: string | undefined) {
  const fund = await currentFund(db())
  const harvest = fund && /^\d{4}$/.test(year ?? '') ? await publicHarvest(db(), fund.id, Number(year)) : null
  if (!fund || !harvest) throw notFound()
  return { fund: fund.id, harvest }
}
