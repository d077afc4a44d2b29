import { randomUUID } from 'node:crypto'
import { formHash } from '#app/commands/edit-round-form.server.ts'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import {
  type Condition,
  type ExtraForm,
  type ExtraQuestion,
  noExtraForm,
  questionsIn,
} from '#app/domain/proposal/extra/extra-form.ts'
import { roundState } from '#app/domain/round.ts'
import { labelOf } from '#app/i18n/extra-words.server.ts'
import { formatDateTime, formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { type RoundForm, roundFormsOf } from '#db/queries/round-forms.server.ts'
import { type Round, roundById } from '#db/queries/rounds.server.ts'
import { notFound } from '../../answers.server.ts'

export type Asking = {
  round: Round
  versions: readonly RoundForm[]
  used: RoundForm | null
  written: RoundForm | null
  /** What a change starts from. */
  form: ExtraForm
  state: ReturnType<typeof roundState>
}

/** A round with everything it asks and asked of its own; not found when there is no such round. */
export async function askingOf(actor: Person, id: string | undefined, now: Date): Promise<Asking> {
  const round = await roundById(db(), actor.fund, id ?? '')
  if (!round) throw notFound()
  const versions = await roundFormsOf(db(), round.id)
  const written = versions.find(({ usedFrom }) => usedFrom === null) ?? null
  const used = versions.find(({ usedFrom }) => usedFrom !== null) ?? null
  const form = (written ?? used)?.form ?? noExtraForm
  return { round, versions, used, written, form, state: roundState(round, now) }
}

/** What the page with the questions of a round shows. */
export async function askingPage(actor: Person, id: string | undefined, now: Date) {
  const { round, versions, written, form, state } = await askingOf(actor, id, now)
  const language = currentLocale()
  const mayChange = can(actor, 'make-round').ok && (state === 'planned' || state === 'open')
  return {
    id: round.id,
    name: round.name,
    slug: round.slug,
    mayChange,
    planned: state === 'planned',
    opens: formatDay(dayOf(round.opensAt), language),
    written: written !== null,
    pages: form.pages.map((page) => ({
      key: page.key,
      title: page.title,
      hint: page.hint,
      condition: conditionWords(form, page.showIf),
      questions: page.questions.map((one) => ({
        key: one.key,
        label: one.label,
        kind: kindWord(one.kind),
        notes: notesOf(form, one),
      })),
    })),
    helped: Object.keys(form.help).length,
    versions: versions
      .filter(({ usedFrom }) => usedFrom !== null)
      .map(({ version, usedFrom, reason, changedBy }) => ({
        version,
        when: formatDateTime(usedFrom as Date, language),
        by: changedBy,
        reason,
      })),
    seen: formHash(form),
    operation: randomUUID(),
  }
}

/** "Alleen bij “Huurt u?”: Ja"; null where it is always asked. */
export function conditionWords(form: ExtraForm, condition: Condition | null): string | null {
  const on = condition && questionsIn(form).find(({ key }) => key === condition.question)
  if (!condition || !on) return null
  const answers = condition.is.map((value) => labelOf(on, value)).join(m.applicant_apply_or())
  return m.asking_only_if({ question: on.label, answers })
}

function notesOf(form: ExtraForm, one: ExtraQuestion): string[] {
  return [
    one.optional ? m.asking_note_optional() : null,
    one.officeOnly ? m.asking_note_office() : null,
    conditionWords(form, one.showIf),
    one.options.length > 0 ? one.options.map(({ label }) => label).join(' · ') : null,
  ].filter((note) => note !== null)
}

/** What a kind of question is called. */
export function kindWord(kind: ExtraQuestion['kind']): string {
  const words = {
    text: m.asking_kind_text,
    longText: m.asking_kind_long,
    choice: m.asking_kind_choice,
    choices: m.asking_kind_choices,
    yesNo: m.asking_kind_yes_no,
    number: m.asking_kind_number,
    money: m.asking_kind_money,
    date: m.asking_kind_date,
    file: m.asking_kind_file,
  }
  return words[kind]()
}
