import { keepHarvestPrint } from '#app/commands/keep-harvest-print.server.ts'
import { renderHarvest } from '#app/documents/harvest.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { type HarvestLanguage, harvestLanguages } from '#app/domain/results/annual-report-edition.ts'
import { configuration } from '#app/effects/configuration.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { harvestView } from '#app/i18n/harvest-view.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { approvedHarvest, harvestsOf } from '#db/queries/harvests.server.ts'
import { newsletterOf } from '../harvest/newsletter.server.ts'

/** Makes and keeps what is handed out of an approved harvest, in each of its languages. It may run again. */
export async function printHarvest({ harvest = '' }: Record<string, string>, now: Date): Promise<void> {
  const approved = await approvedHarvest(db(), harvest)
  if (!approved) return
  for (const language of harvestLanguages)
    await keepHarvestPrint(
      { harvest, edition: approved.edition },
      language,
      await printOf(approved, language),
      now,
    )
}

/** The same for every approved harvest of a fund: what was made before some of its words were erased is gone. */
export async function printHarvests({ fund = '' }: Record<string, string>, now: Date): Promise<void> {
  for (const { id, approval } of await harvestsOf(db(), fund))
    if (approval) await printHarvest({ harvest: id }, now)
}

type Approved = NonNullable<Awaited<ReturnType<typeof approvedHarvest>>>

async function printOf({ edition, hash, approvedAt, year, version }: Approved, language: HarvestLanguage) {
  const locale = { locale: language }
  const { fund, cutOff } = edition.facts
  const known = m.harvest_until({ day: formatDay(cutOff, language) }, locale)
  const approved = m.harvest_approved_on({ day: formatDay(dayOf(approvedAt), language) }, locale)
  const made = await renderHarvest({
    language,
    fund: fund.name,
    title: m.harvest_title({ year }, locale),
    lead: m.harvest_lead({ year }, locale),
    known: `${known}. ${approved}.`,
    example: fund.example ? m.harvest_example({}, locale) : null,
    inDutch: language === 'nl' ? null : m.harvest_in_dutch({}, locale),
    sections: harvestView(edition, language),
    hash,
    approvedAt,
  })
  return {
    ...made,
    fileName: `${language === 'nl' ? 'de-oogst-van' : 'the-harvest-of'}-${year}-${version}.pdf`,
    newsletter: newsletterOf(edition, language, `${configuration().origin}/harvest/${year}`),
  }
}
