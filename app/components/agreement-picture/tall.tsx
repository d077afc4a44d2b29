import type { ReactNode } from 'react'
import type {
  AgreementPictureData,
  PictureTranche,
  PictureWords,
  PlaceInTime,
} from '#app/domain/grant/picture.ts'
import { dayWords } from '../calendar-words.ts'
import type { KnotShape } from '../state/knot.tsx'
import { Thread, type ThreadStep } from '../state/thread.tsx'

type Stop = { key: string; what: ReactNode; day: string; state: PlaceInTime; tranches: PictureTranche[] }

/** The same agreement standing up, for a phone: every knot with what it releases. */
export function TallPicture({ data, words }: { data: AgreementPictureData; words: PictureWords }) {
  const steps = stopsOf(data, words).map(
    (stop): ThreadStep => ({
      key: stop.key,
      what: stop.what,
      when: dayWords(stop.day, true),
      place: stop.state === 'done' ? 'past' : stop.state,
      knot: stop.day === data.reviewDate && stop.state === 'ahead' ? ('half' satisfies KnotShape) : undefined,
      more: stop.tranches.map((tranche) => (
        <span key={tranche.id} className="db-hang">
          {words.money(tranche.amount)}{' '}
          <span className="db-soft">{words.trancheOf(tranche.number, tranche.of)}</span>
        </span>
      )),
    }),
  )
  return <Thread steps={steps} surface />
}

function stopsOf(data: AgreementPictureData, words: PictureWords): Stop[] {
  const held = (test: (tranche: PictureTranche) => boolean) => data.tranches.filter(test)
  const signing: Stop = {
    key: 'signing',
    what: data.signedOn ? words.signed : words.sign,
    day: data.signedOn ?? data.from,
    state: data.signedOn ? 'done' : 'now',
    tranches: held(({ anchor }) => 'signed' in anchor),
  }
  const milestones = data.milestones.map(({ id, number, title, due, state }) => ({
    key: `milestone ${id}`,
    what: `${number}. ${title}`,
    day: due,
    state,
    tranches: held(({ anchor }) => 'milestone' in anchor && anchor.milestone === id),
  }))
  const reports = (data.reports ?? []).map(({ id, title, due, state = 'ahead' as const }) => ({
    key: `report ${id}`,
    what: title,
    day: due,
    state,
    tranches: held(({ anchor }) => 'report' in anchor && anchor.report === id),
  }))
  const dated = held(({ anchor }) => 'date' in anchor).map((tranche) => ({
    key: `tranche ${tranche.id}`,
    what: tranche.conditionWords,
    day: 'date' in tranche.anchor ? tranche.anchor.date : tranche.plannedOn,
    state: tranche.state,
    tranches: [tranche],
  }))
  const stops = [signing, ...milestones, ...reports, ...dated]
  return withReview(stops, data, words).sort((one, other) => one.day.localeCompare(other.day))
}

function withReview(stops: Stop[], data: AgreementPictureData, words: PictureWords): Stop[] {
  const day = data.reviewDate
  if (!day || stops.some((stop) => stop.day === day)) return stops
  return [
    ...stops,
    { key: 'review', what: words.review, day, state: day < data.today ? 'done' : 'ahead', tranches: [] },
  ]
}
