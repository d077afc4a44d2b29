import { randomUUID } from 'node:crypto'
import { potTermsNames } from '#app/components/granting/pot-terms-fields.tsx'
import type { Person } from '#app/domain/access.ts'
import { addDays, addMonths, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { PotTerms } from '#app/domain/grant/pot-terms.ts'
import { usualSchedule } from '#app/domain/grant/schedule.ts'
import { cents } from '#app/domain/money.ts'
import { reportWords } from '#app/i18n/clause-words.server.ts'
import { conditionClause } from '#app/i18n/condition-words.server.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { potById, potTermsVersions } from '#db/queries/pot-terms.server.ts'
import { notFound } from '../answers.server.ts'
import { potTermsFields } from './pot-terms-form.server.ts'

const exampleCents = cents(10_000_00)

/** The usual terms of a pot, what an example comes to with them, and how they came about. */
export async function potTermsPage(actor: Person, id: string | undefined, now: Date, language: Language) {
  const pot = await potById(db(), actor.fund, id)
  if (!pot) throw notFound()
  const versions = await potTermsVersions(db(), pot.id)
  const [newest] = versions
  return {
    name: pot.name,
    manager: actor.roles.includes('manager'),
    seen: String(newest.version),
    terms: newest.terms,
    fields: potTermsFields(newest.terms),
    amount: formatMoney(exampleCents, language),
    example: exampleOf(newest.terms, dayOf(now), language),
    history: versions.map(({ version, terms, by, at }, index) => ({
      version: String(version),
      what:
        by && at
          ? m.agreement_clause_written({ name: by, day: formatDay(dayOf(at), language) })
          : m.agreement_pot_house(),
      changed: changedNames(versions[index + 1]?.terms, terms),
    })),
    operation: randomUUID(),
  }
}

/** What an award of a year with three milestones would be paid as. */
function exampleOf({ recipe, instrument }: PotTerms, today: IsoDate, language: Language) {
  const milestones = [3, 6, 9].map((month, at) => ({
    id: `m${at + 1}`,
    number: at + 1,
    title: m.agreement_pot_example_milestone({ number: String(at + 1) }),
    due: addMonths(today, month),
    evidence: '',
  }))
  const plan = {
    amountCents: exampleCents,
    startsOn: today,
    endsOn: addDays(addMonths(today, 12), -1),
    decidedOn: today,
    milestones,
  }
  const { tranches, reports } = usualSchedule(plan, reportWords(), recipe, instrument.kind)
  const names = {
    milestones: Object.fromEntries(milestones.map(({ id, title, number }) => [id, { name: title, number }])),
    reports: Object.fromEntries(reports.map(({ id, title }) => [id, { name: title }])),
    indicators: {},
    tranches: Object.fromEntries(tranches.map(({ id, number }) => [id, { number }])),
  }
  return tranches.map(({ id, number, amountCents, plannedOn, condition }) => ({
    key: id,
    number: String(number),
    amount: formatMoney(amountCents, language),
    planned: formatDay(plannedOn, language),
    condition: conditionClause(condition, names, language),
  }))
}

/** The fields in which two versions differ, by name. */
function changedNames(before: PotTerms | undefined, after: PotTerms) {
  if (!before) return []
  const [was, is] = [potTermsFields(before), potTermsFields(after)]
  return potTermsNames
    .filter((name) => was[name] !== is[name])
    .map((name) => ({ name, was: was[name], is: is[name] }))
}
