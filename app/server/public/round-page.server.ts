import { randomUUID } from 'node:crypto'
import type { StepText } from '#app/components/proposal/texts.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { cents } from '#app/domain/money.ts'
import { anchored, criteria } from '#app/domain/panel/rubric.ts'
import { formOf } from '#app/domain/proposal/sections.ts'
import { closingMoment, lastDay, type RoundState, roundState } from '#app/domain/round.ts'
import { questionWords, sectionWords } from '#app/i18n/form-words.server.ts'
import { formatDateTime, formatDay, formatList, formatMoney, formatWeekday } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { criterionWords } from '#app/i18n/rubric-words.server.ts'
import { stateWord } from '#app/i18n/words.server.ts'
import { notFound } from '#app/server/answers.server.ts'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { isDecided, type PanelMember, panelOn, promisedUnder } from '#db/queries/public/rounds.server.ts'
import { type Round, roundBySlug } from '#db/queries/rounds.server.ts'
import { neighbourhoodNames } from './neighbourhood-names.server.ts'

/**
 * Everything about a round that one may want to know before beginning. Who is `inside` sees one that is prepared or tried
 * too, which says that it is.
 */
export async function roundPage(slug: string, inside: boolean, now: Date, language: Language) {
  const fund = await currentFund(db())
  const round = fund && (await roundBySlug(db(), fund.id, slug, inside))
  if (!fund || !round) throw notFound()
  const dated = roundState(round, now)
  const state: RoundState = dated === 'closed' && (await isDecided(db(), round.id)) ? 'decided' : dated
  const closing = formatDateTime(closingMoment(round), language)
  const promised = await promisedUnder(db(), fund.id, round.id)
  const left = (ceiling: number, used: number) => formatMoney(cents(Math.max(0, ceiling - used)), language)
  return {
    id: round.id,
    slug: round.slug,
    name: round.name,
    example: fund.example === 'yes',
    state,
    tag: tagOf(round, state, language),
    notice: noticeOf(round),
    known: round.publishedAt !== null,
    mayBegin: round.publishedAt !== null && (state === 'open' || state === 'planned'),
    operation: randomUUID(),
    facts: {
      amount: m.public_round_between({
        min: formatMoney(round.minCents, language),
        max: formatMoney(round.maxCents, language),
      }),
      ceiling: formatMoney(round.ceilingCents, language),
      left: left(round.ceilingCents, promised.round),
      fundCeiling: formatMoney(fund.ceilingCents, language),
      fundLeft: left(fund.ceilingCents, promised.fund),
      where: formatList(await neighbourhoodNames(fund.id, language), language),
      closes: capital(closing),
      small: round.track === 'small-start',
      decides:
        round.track === 'small-start'
          ? m.public_round_within({ weeks: round.decisionWeeks })
          : m.public_round_by_latest({ day: capital(formatWeekday(round.decideBy, language)) }),
    },
    questions: allQuestions(round, language),
    how: howWeRead(await panelOn(db(), fund.id, dayOf(now)), round),
    weights: weightsOf(round, language),
    steps: stepsOf(round, language),
  }
}

/** The five V's with what they ask, what a 1, a 3 and a 5 mean, and how heavy they weigh in percents. */
export function weightsOf(round: Pick<Round, 'weights' | 'rubric'> | null, language: Language) {
  return criteria.map((key) => {
    const { name, question, levels } = criterionWords(key, language, round?.rubric)
    return {
      key,
      name,
      asks: question,
      weight: round ? round.weights[key] / 100 : null,
      anchors: anchored.map((score) => ({ score, means: levels[score].anchor })),
    }
  })
}

/** Who reads: how many, from where they look, and how many of them read one plan. */
export function howWeRead(panel: PanelMember[], round: Pick<Round, 'reviewersPerProposal'>): string | null {
  const from = (background: PanelMember['background']) =>
    panel.filter((member) => member.background === background).length
  if (panel.length === 0) return null
  return m.public_round_how({
    total: panel.length,
    residents: from('resident'),
    professionals: from('professional'),
    readers: round.reviewersPerProposal,
  })
}

function allQuestions({ track, formVersion, extra }: Round, language: Language) {
  const form = formOf(track, formVersion, extra)
  const sections = form.sections.map(({ key, questions }) => ({
    key,
    title: sectionWords(key, language).title,
    questions: questions.map((question) => questionWords(form, key, question.key, language).title),
  }))
  return { sections, total: sections.reduce((sum, { questions }) => sum + questions.length, 0) }
}

function tagOf(round: Round, state: RoundState, language: Language): string {
  if (state === 'planned') return m.public_home_opens({ day: formatDay(dayOf(round.opensAt), language) })
  const last = lastDay(round)
  if (state === 'open' && last) return m.public_round_open_until({ day: formatDay(last, language) })
  return stateWord('round', state, 'applicant', language) ?? state
}

function stepsOf(round: Round, language: Language): StepText[] {
  const last = lastDay(round)
  return [
    {
      key: 'send',
      what: m.public_round_step_send(),
      when: last ? m.public_round_until({ day: formatDay(last, language) }) : undefined,
    },
    { key: 'screening', what: m.public_round_step_screening(), when: m.public_round_five_days() },
    {
      key: 'panel',
      what: m.public_round_step_panel({ count: round.reviewersPerProposal }),
      when:
        last && round.track === 'full' ? m.public_round_after({ day: formatDay(last, language) }) : undefined,
    },
    {
      key: 'decision',
      what: m.public_round_step_decision(),
      when:
        round.track === 'full'
          ? m.public_round_by({ day: formatDay(round.decideBy, language) })
          : m.public_round_within({ weeks: round.decisionWeeks }),
    },
    { key: 'agreement', what: m.public_round_step_agreement(), when: m.public_round_after_yes() },
  ]
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What people of the fund are told of a round that nobody else sees. */
function noticeOf({ publishedAt, isTest }: Round): string | null {
  if (publishedAt === null) return m.public_round_unpublished()
  return isTest ? m.public_round_test() : null
}
