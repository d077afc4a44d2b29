import type { RegisterView } from '#app/components/panel/conflict-register.tsx'
import { roleWord } from '#app/components/role-word.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { rubricWords } from '#app/i18n/rubric-words.server.ts'
import { db } from '#db/client.server.ts'
import { batchById } from '#db/queries/batches.server.ts'
import { closedToEach } from '#db/queries/closed.server.ts'
import { conflictRegister, type Declared, type RegisterRow } from '#db/queries/conflict-register.server.ts'
import { notFound } from '../answers.server.ts'

/** The register of conflicts of a batch for who leads the panel; of what is closed to them it says only that it is there. */
export async function registerPage(actor: Person, id: string | undefined, now: Date): Promise<RegisterView> {
  const batch = await batchById(db(), actor.fund, id ?? '')
  if (!batch) throw notFound()
  const [register, closed] = await Promise.all([
    conflictRegister(db(), batch, dayOf(now)),
    closedToEach(db(), actor.fund, [actor.person]),
  ])
  const shown = register.filter((proposal) => !closed(actor.person).has(proposal.id))
  return {
    batch: { id: batch.id, name: batch.name },
    hidden: register.length - shown.length,
    proposals: shown.map(({ id: key, title, reference, namings, rows }) => ({
      key,
      title,
      reference,
      namings: namings.map((one) => ({
        key: one.id,
        who: one.name ?? one.words,
        reason: one.reason,
        when: formatDateTime(one.at, currentLocale()),
      })),
      ties: rows.filter(hasTie).map(tieOf),
      far: rows.filter((row) => row.declared.length > 0 && !hasTie(row)).map(({ name }) => name),
      silent: rows.filter((row) => row.declared.length === 0 && !hasTie(row)).map(({ name }) => name),
    })),
  }
}

/** Something to look at: nearer than nobody, a hint, or an answer that was changed. */
function hasTie({ declared, hints }: RegisterRow): boolean {
  return hints.length > 0 || declared.length > 1 || declared.some(({ grade }) => grade !== 'none')
}

function tieOf({ person, name, roles, declared, hints }: RegisterRow) {
  const [newest, ...before] = declared
  return {
    key: person,
    name,
    role: roles.map(heldWords).join(', '),
    now: newest ? said(newest) : null,
    before: before.map(said),
    hints: [...new Set([...hints, ...declared.flatMap((one) => one.hints)])],
  }
}

/** "Panellid", "vervangt Grietje Terpstra (Voorzitter van het panel)". */
function heldWords({ role, for: usual }: RegisterRow['roles'][number]): string {
  return usual === null
    ? roleWord(role)
    : m.reviewer_register_stands_in({ name: usual, role: roleWord(role) })
}

function said({ id, grade, grounds, note, at }: Declared) {
  const words = rubricWords(currentLocale()).conflict
  const labels = grounds.map((ground) => words.grounds.options.find(({ value }) => value === ground)?.label)
  return {
    key: id,
    grade: words.grades[grade].label,
    grounds: labels.filter((label): label is string => label !== undefined),
    note,
    when: formatDateTime(at, currentLocale()),
  }
}
