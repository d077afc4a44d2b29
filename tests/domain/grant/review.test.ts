import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type IsoDate } from '#app/domain/calendar.ts'
import {
  canAgree,
  experimentAfter,
  lastOf,
  lessonIsPublic,
  moveReview,
  onWriting,
  otherSide,
  type ReviewOutcome,
  type ReviewState,
  reviewMoves,
  reviewOutcomes,
  reviewStates,
  turnOf,
  type ViewWritten,
} from '#app/domain/grant/review.ts'
import {
  canClose,
  canComeNext,
  canReview,
  newsOf,
  type ReviewNews,
  reviewOpensOn,
} from '#app/domain/grant/review-days.ts'
import { type Side, sides } from '#app/domain/grant/signing.ts'
import { refused } from '#app/domain/verdict.ts'

const reviewOn = '2027-02-01'
const anOutcome = fc.constantFrom(...reviewOutcomes)
const aSide = fc.constantFrom(...sides)
const aDay = fc.integer({ min: -40, max: 120 }).map((days) => addDays(reviewOn, days))
const someWriting = fc.array(fc.record({ side: aSide, outcome: anOutcome }), { maxLength: 12 })
const view = (side: Side, outcome: ReviewOutcome, on: IsoDate = reviewOn): ViewWritten => ({
  id: `${side}-${on}-${outcome}`,
  side,
  outcome,
  on,
})

/** Everything that is written, one after the other, until it is concluded. */
function written(acts: readonly { side: Side; outcome: ReviewOutcome }[]) {
  let state: ReviewState = 'open'
  const views: ViewWritten[] = []
  for (const { side, outcome } of acts) {
    if (state === 'concluded') break
    const move = moveReview(state, onWriting(views, side, outcome))
    if (!move.ok) throw new Error(`${state} takes no view`)
    state = move.state
    views.push(view(side, outcome))
  }
  return { state, views }
}

describe('looking back together', () => {
  test('takes whatever either side writes, until both say the same', () => {
    fc.assert(
      fc.property(someWriting, (acts) => {
        const { state, views } = written(acts)
        const [fund, grantee] = [lastOf(views, 'fund'), lastOf(views, 'grantee')]
        const same = fund !== null && grantee !== null && fund.outcome === grantee.outcome
        expect(state === 'concluded').toBe(same)
        expect(state === 'open').toBe(views.length === 0)
        expect(state === 'differs').toBe(fund !== null && grantee !== null && !same)
      }),
    )
  })

  test('has no dead end: from every state that is not concluded, somebody can conclude it', () => {
    fc.assert(
      fc.property(someWriting, aSide, anOutcome, (acts, side, outcome) => {
        const { state, views } = written(acts)
        if (state === 'concluded') return
        const proposes = written([...acts.slice(0, views.length), { side, outcome }])
        if (proposes.state === 'concluded') return
        expect(canAgree(proposes.views, otherSide(side))).toMatchObject({ ok: true, view: { outcome } })
        expect(moveReview(proposes.state, 'agree')).toEqual({ ok: true, state: 'concluded' })
        expect(canAgree(proposes.views, side)).toEqual(refused('review-no-view'))
      }),
    )
  })

  test('says whose answer is waited for', () => {
    expect(turnOf([])).toBe('both')
    for (const side of sides) expect(turnOf([view(side, 'turn')])).toBe(otherSide(side))
    expect(canAgree([], 'fund')).toEqual(refused('review-no-view'))
  })

  test('ends once: a concluded review takes nothing more', () => {
    const verbs = [...new Set(Object.values(reviewMoves).flatMap((moves) => Object.keys(moves)))]
    for (const verb of verbs)
      expect(moveReview('concluded', verb as 'agree')).toEqual(
        refused('not-in-this-state', { state: 'concluded', machine: 'experimentReview' }),
      )
    expect(moveReview('open', 'agree').ok).toBe(false)
    expect(moveReview('open', 'close').ok).toBe(false)
    expect(reviewStates).toHaveLength(4)
  })

  test('shows a lesson to everybody only when both sides let it', () => {
    for (const fund of [true, false])
      for (const grantee of [true, false]) expect(lessonIsPublic({ fund, grantee })).toBe(fund && grantee)
  })
})

describe('the days of a review', () => {
  test('open two weeks before', () => {
    expect(reviewOpensOn(reviewOn)).toBe('2027-01-18')
    expect(canReview(reviewOn, '2027-01-17')).toEqual(refused('review-not-open', { from: '2027-01-18' }))
    expect(canReview(reviewOn, '2027-01-18').ok).toBe(true)
    expect(canReview(reviewOn, '2028-01-18').ok).toBe(true)
  })

  test('tell each thing once, in order, and nothing before two weeks before', () => {
    fc.assert(
      fc.property(fc.array(aDay, { maxLength: 40 }), fc.boolean(), (days, fundWrote) => {
        const told: Partial<Record<ReviewNews, IsoDate>> = {}
        const order: ReviewNews[] = []
        const views = fundWrote ? [view('fund', 'go-on')] : []
        for (const today of days.toSorted()) {
          const news = newsOf({ reviewOn, views, today, told })
          if (!news) continue
          expect(told[news]).toBeUndefined()
          expect(today >= reviewOpensOn(reviewOn)).toBe(true)
          if (news === 'soon') expect(today < reviewOn).toBe(true)
          if (news === 'day') expect(today >= reviewOn).toBe(true)
          if (news === 'reminder') expect(today >= addDays(told.day!, 14)).toBe(true)
          told[news] = today
          order.push(news)
        }
        const all: ReviewNews[] = ['soon', 'day', 'reminder']
        expect(order).toEqual(all.filter((one) => order.includes(one)))
      }),
    )
  })

  test('remind nobody who answered last', () => {
    const told = { soon: '2027-01-18', day: reviewOn }
    const today = '2027-02-15'
    expect(newsOf({ reviewOn, views: [], today, told })).toBe('reminder')
    expect(newsOf({ reviewOn, views: [view('fund', 'turn')], today, told })).toBe('reminder')
    expect(newsOf({ reviewOn, views: [view('grantee', 'turn')], today, told })).toBeNull()
    expect(newsOf({ reviewOn, views: [], today: '2027-02-14', told })).toBeNull()
  })
})

describe('closing it alone', () => {
  const views = [view('fund', 'stop', '2027-02-01')]
  const waiting = { reviewOn, views, remindedOn: '2027-02-15', today: '2027-03-01' }

  test('takes four weeks after the day, and a reminder', () => {
    expect(canClose(waiting)).toEqual({ ok: true, outcome: 'stop' })
    expect(canClose({ ...waiting, today: '2027-02-28' })).toEqual(
      refused('review-too-early', { from: '2027-03-01' }),
    )
    expect(canClose({ ...waiting, remindedOn: null })).toEqual(refused('review-not-reminded'))
    expect(canClose({ ...waiting, views: [] })).toEqual(refused('review-view-needed'))
    expect(canClose({ ...waiting, views: [view('grantee', 'turn')] })).toEqual(refused('review-view-needed'))
  })

  test('leaves both texts when both wrote, and what was agreed', () => {
    const both = [view('grantee', 'turn'), ...views]
    expect(canClose({ ...waiting, views: both })).toEqual({ ok: true, outcome: null })
  })

  test('never comes before the initiative had two weeks for what the fund wrote, nor for the reminder', () => {
    fc.assert(
      fc.property(aDay, aDay, aDay, anOutcome, (wroteOn, remindedOn, today, outcome) => {
        const verdict = canClose({ reviewOn, views: [view('fund', outcome, wroteOn)], remindedOn, today })
        const late = [addDays(reviewOn, 28), addDays(wroteOn, 14), addDays(remindedOn, 14)]
        expect(verdict.ok).toBe(late.every((day) => today >= day))
      }),
    )
  })
})

describe('what follows', () => {
  const experiment = {
    question: 'Werkt een vast maatje?',
    sign: 'Zij blijven komen.',
    stopRule: null,
    reviewDate: reviewOn,
  }
  const days = { endsOn: '2027-06-01', today: '2027-02-01' }
  const nothing = { question: null, reviewOn: null }

  test('of going on is nothing, unless another day was named', () => {
    expect(experimentAfter(experiment, 'go-on', nothing, days)).toBeNull()
    expect(experimentAfter(experiment, 'go-on', { ...nothing, reviewOn: '2027-05-01' }, days)).toEqual({
      ...experiment,
      reviewDate: '2027-05-01',
    })
  })

  test('of another way is another question, looked at half way to the end', () => {
    expect(experimentAfter(experiment, 'turn', { ...nothing, question: 'En thuis?' }, days)).toEqual({
      ...experiment,
      question: 'En thuis?',
      reviewDate: '2027-04-02',
    })
    expect(experimentAfter(experiment, 'turn', nothing, { ...days, endsOn: days.today })).toBeNull()
  })

  test('of stopping, or of two views that stay, is nothing in the terms', () => {
    const next = { question: 'En thuis?', reviewOn: '2027-05-01' }
    expect(experimentAfter(experiment, 'stop', next, days)).toBeNull()
    expect(experimentAfter(experiment, null, next, days)).toBeNull()
  })

  test('never looks back before today or after the end', () => {
    fc.assert(
      fc.property(anOutcome, aDay, aDay, (outcome, today, endsOn) => {
        const after = experimentAfter(experiment, outcome, nothing, { endsOn, today })
        if (after === null) return
        expect(after.reviewDate > today && after.reviewDate <= endsOn).toBe(true)
        expect(canComeNext(after.reviewDate, { reviewOn, endsOn, today }).ok).toBe(true)
      }),
    )
  })

  test('has its next day after this one, and before the end', () => {
    const about = { reviewOn, ...days }
    expect(canComeNext(null, about).ok).toBe(true)
    expect(canComeNext('2027-06-01', about).ok).toBe(true)
    for (const day of ['2027-02-01', '2027-06-02', '2026-12-01'])
      expect(canComeNext(day, about)).toEqual(
        refused('review-date-outside', { from: '2027-02-02', to: '2027-06-01' }),
      )
  })
})
