import { dayOf } from '#app/domain/calendar.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { criterionWords } from '#app/i18n/rubric-words.server.ts'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import type { PublicLesson } from '#db/queries/public/grant-parts.server.ts'
import { type PublicGrant, publicGrant, publicIndicators } from '#db/queries/public/grants.server.ts'
import { hiddenInGrant } from '#db/queries/public/kept-results.server.ts'
import { publicPhotos } from '#db/queries/public/photos.server.ts'
import { type Programme, publicProgramme } from '#db/queries/public/results.server.ts'
import { notFound } from '../answers.server.ts'
import { stepsOf } from './grant-steps.server.ts'
import { hidesFigure, indicatorView } from './indicator-view.server.ts'
import { initiativeName } from './initiative-name.server.ts'
import { pillarNames } from './register.server.ts'
import { placeNames } from './values.server.ts'

/** The page of one grant for everybody: what was agreed, what was paid, and what accepted reports tell. */
export async function publicGrantPage(reference: string, language: Language) {
  const fund = await currentFund(db())
  const grant = fund && (await publicGrant(db(), fund.id, reference))
  if (!grant) throw notFound()
  const programme = await publicProgramme(db(), fund.id)
  const hidden = await hiddenInGrant(db(), fund.id, grant.id, programme.indicators)
  const isHidden = (cell: string) => hidden.has(cell)
  const own = await publicIndicators(db(), fund.id, [grant.id])
  const indicators = own.map((indicator) =>
    indicatorView(indicator, {
      isHidden,
      neighbourhoods: programme.neighbourhoods,
      startsOn: grant.startsOn,
      language,
    }),
  )
  return {
    reference: grant.reference,
    title: initiativeName(grant),
    example: grant.example,
    summary: grant.summary,
    state: grant.state,
    word: stateWord('grant', grant.state, 'staff', language) ?? grant.state,
    where: placeNames(grant.neighbourhoods, programme.neighbourhoods, language),
    amount: formatMoney(grant.amountCents, language),
    paid: paidText(grant, language),
    when: m.results_public_period({
      from: formatDay(grant.startsOn, language),
      to: formatDay(grant.endsOn, language),
    }),
    who: grant.grantee ?? initiativeName(grant),
    pillars: pillarNames(grant.pillars, programme.pillars),
    pot: grant.pot,
    awarded: formatDay(dayOf(grant.awardedAt), language),
    steps: stepsOf(grant, language),
    milestones: milestonesOf(grant, language),
    indicators,
    hidesSomething: own.some((one) => hidesFigure(one, isHidden)),
    lessons: grant.lessons.map((lesson) => ({
      key: lesson.id,
      text: [lesson.title, lesson.text]
        .filter(Boolean)
        .join('. ')
        .replace(/([.!?])\. /, '$1 '),
      source: sourceOf(lesson, programme, language),
    })),
    photos: (await publicPhotos(db(), grant.id)).map(({ file, shows }) => ({
      file,
      shows,
      href: `/grants/${grant.reference}/photos/${file}`,
    })),
    payments: grant.payments.map(({ tranche, amountCents, paidOn }, at) => ({
      key: tranche,
      number: String(at + 1),
      day: formatDay(paidOn, language),
      amount: formatMoney(amountCents, language),
    })),
  }
}

/** Where a lesson comes from and what it is about. */
function sourceOf(
  { report, reviewOn, learnedOn, criterion, pillars, neighbourhoods }: PublicLesson,
  programme: Programme,
  language: Language,
): string {
  const day = formatDay(reviewOn ?? learnedOn, language)
  const from = report
    ? m.results_public_from_report({ report, day })
    : reviewOn
      ? m.learning_source({ day })
      : day
  const about = [
    criterion && criterionWords(criterion, language).name,
    pillarNames(pillars, programme.pillars),
    placeNames(neighbourhoods, programme.neighbourhoods, language),
  ]
  return [from, ...about].filter(Boolean).join(' · ')
}

function paidText({ amountCents, paidCents }: PublicGrant, language: Language): string {
  if (paidCents === 0) return m.results_public_nothing_paid()
  if (paidCents >= amountCents) return m.results_public_all_paid()
  return m.results_public_paid_part({
    paid: formatMoney(paidCents, language),
    open: formatMoney(amountCents - paidCents, language),
  })
}

function milestonesOf({ milestones }: PublicGrant, language: Language) {
  const done = milestones.filter(({ acceptedAt }) => acceptedAt !== null).length
  return {
    done,
    of: milestones.length,
    rows: milestones.map(({ id, number, title, dueOn, acceptedAt }) => ({
      key: id,
      number,
      title,
      state: acceptedAt ? ('accepted' as const) : ('planned' as const),
      word: stateWord('milestone', acceptedAt ? 'accepted' : 'planned', 'staff', language) ?? '',
      day: acceptedAt
        ? m.results_public_reached_on({ day: formatDay(dayOf(acceptedAt), language) })
        : m.results_public_planned_on({ day: formatDay(dueOn, language) }),
    })),
  }
}
