import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { Version } from '#db/queries/agreements.server.ts'
import type { OwnGrant } from '#db/queries/grants.server.ts'
import type { Learning } from '../granting/learning.server.ts'
import type { OwnMoment, OwnTranche } from './own-grant-page.server.ts'

/** What comes next for an initiative, and whether it is up to them; `href` is where they do it. */
export type NextStep = {
  turn: boolean
  title: string
  text: string
  action: { href: string; label: string } | null
}

type Standing = {
  grant: OwnGrant
  version: Version | null
  reports: readonly OwnMoment[]
  tranches: readonly OwnTranche[]
  learning: Learning
}

/**
 * First the agreement, then a question of the fund, then looking back on the experiment, then the report that is due first;
 * else what the fund does.
 */
export function nextOf(
  { grant, version, reports, tranches, learning }: Standing,
  language: Language,
): NextStep {
  if (grant.state === 'agreeing') return agreeing(grant, version, language)
  const returned = reports.find(({ state }) => state === 'returned')
  if (returned) {
    const text = m.results_report_next_question_text({ report: returned.title })
    return turn(m.results_report_next_question(), text, returned.href, m.results_report_next_question_do())
  }
  if (learning?.open?.turn) return lookingBack(grant, learning.open)
  const stopped = grant.state === 'terminated' && version !== null
  const live = grant.state === 'running' || grant.state === 'on-hold'
  const due = reports.find(
    ({ state, final }) => (state === 'due' || state === 'draft') && (live || (final && stopped)),
  )
  const sent = reports.find(({ state }) => state === 'sent')
  if (due && !sent) {
    const title = m.results_report_next_report({ report: due.title })
    const text = due.late
      ? m.results_report_next_report_late({ day: due.due })
      : m.results_report_next_report_text({ day: due.due })
    const label =
      due.state === 'draft' ? m.results_report_next_report_go_on() : m.results_report_next_report_do()
    const action = { href: due.href, label }
    if (due.ahead) return { ...wait(m.results_report_next_later({ report: due.title }), text), action }
    return turn(title, text, due.href, label)
  }
  if (sent) return wait(m.results_report_sent_title(), m.results_report_next_sent({ report: sent.title }))
  const ready = tranches.find(({ state }) => ['ready', 'prepared', 'approved', 'in-file'].includes(state))
  if (ready)
    return wait(m.results_report_next_payment({ amount: ready.amount }), m.results_report_tranche_busy())
  if (grant.state === 'settling' || stopped)
    return wait(m.results_report_next_settling(), m.results_report_next_settling_text())
  return wait(m.results_report_next_nothing(), m.results_report_next_nothing_text())
}

function agreeing(grant: OwnGrant, version: Version | null, language: Language): NextStep {
  const href = `/applicant/grants/${grant.id}/agreement`
  const open = version?.state === 'offered' || version?.state === 'signed-by-one'
  if (!version || !open) return wait(m.results_report_next_agreeing(), m.results_report_next_agreeing_text())
  const day = version.offerExpires ? formatDay(version.offerExpires, language) : ''
  const text = m.results_report_next_sign_text({ day })
  return turn(m.results_report_next_sign(), text, href, m.results_report_next_sign_do())
}

function lookingBack({ id }: OwnGrant, { day, late, answers }: NonNullable<NonNullable<Learning>['open']>) {
  const text = answers
    ? m.learning_next_answer()
    : late
      ? m.learning_next_late({ day })
      : m.learning_next_text({ day })
  return turn(m.learning_next_title(), text, `/applicant/grants/${id}/review`, m.learning_next_do())
}

function turn(title: string, text: string, href: string, label: string): NextStep {
  return { turn: true, title, text, action: { href, label } }
}

function wait(title: string, text: string): NextStep {
  return { turn: false, title, text, action: null }
}
