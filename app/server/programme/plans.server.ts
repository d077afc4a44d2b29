import { can, type Person } from '#app/domain/access.ts'
import { yearOf } from '#app/domain/calendar.ts'
import { type PlanKind, planKinds } from '#app/domain/results/annual-report-facts.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { pillarRows, planRows } from '#db/queries/programme.server.ts'
import { envelope, found, newKey } from './row-form.server.ts'

/** The plans of the programme per year, the newest first. */
export async function plansPage(actor: Person) {
  const [plans, pillars] = [await planRows(db(), actor.fund), await pillarRows(db(), actor.fund)]
  const about = ({ kind, pillar }: (typeof plans)[number]) =>
    kind === 'plan' ? (pillars.find(({ key }) => key === pillar)?.name ?? '') : planKindWord(kind)
  return {
    edits: can(actor, 'edit-programme').ok,
    years: [...new Set(plans.map(({ year }) => year))].map((year) => ({
      key: String(year),
      title: String(year),
      rows: plans
        .filter((one) => one.year === year)
        .map((one) => ({
          key: one.key,
          name: one.label,
          kind: about(one),
          plan: one.plan,
          execution: one.execution,
        })),
    })),
  }
}

export async function planEditPage(actor: Person, key: string | undefined, now: Date) {
  const row = key === newKey ? null : found((await planRows(db(), actor.fund)).find((one) => one.key === key))
  const pillars = await pillarRows(db(), actor.fund)
  return {
    isNew: row === null,
    year: String(row?.year ?? yearOf(now)),
    kind: row?.kind ?? 'plan',
    pillar: row?.pillar ?? '',
    label: row?.label ?? '',
    plan: row?.plan ?? '',
    execution: row?.execution ?? '',
    source: row?.source ?? '',
    kinds: planKinds.map((value) => ({ value, label: planKindWord(value) })),
    pillars: pillars.map(({ key: value, name: label }) => ({ value, label })),
    ...envelope(row),
  }
}

function planKindWord(kind: PlanKind): string {
  return {
    focus: m.results_programme_kind_focus,
    plan: m.results_programme_kind_plan,
    breakthrough: m.results_programme_kind_breakthrough,
  }[kind]()
}
