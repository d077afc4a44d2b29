import { type AgreementPictureData, layoutAgreement, type PictureTranche } from '#app/domain/grant/picture.ts'
import { sumCents } from '#app/domain/money.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { type Column, Table } from '../block/table.tsx'
import { dayWords, monthWords } from '../calendar-words.ts'
import { TallPicture } from './tall.tsx'
import { WidePicture } from './wide.tsx'
import { pictureWords } from './words.ts'

type AgreementPictureProps = { data: AgreementPictureData; id: string }

/**
 * The whole agreement in one picture, and the schedule that says the same. Wide from 60 em; below that the thread
 * stands up.
 */
export function AgreementPicture({ data, id }: AgreementPictureProps) {
  const words = pictureWords()
  const picture = layoutAgreement(data, 1040, words)
  const total = words.money(sumCents(data.tranches.map(({ amount }) => amount)))
  const title = m.components_picture_title({
    from: dayWords(data.from, true),
    to: dayWords(data.to, true),
    milestones: String(data.milestones.length),
    tranches: String(data.tranches.length),
    amount: total,
  })
  return (
    <>
      <figure className="db-chart">
        <div className="db-picture--wide">
          <WidePicture picture={picture} id={id} title={title} />
        </div>
        <div className="db-picture--tall">
          <TallPicture data={data} words={words} />
        </div>
        <figcaption>
          <p className="db-soft">{m.components_picture_note()}</p>
        </figcaption>
      </figure>
      <div className="db-after">
        <Table
          caption={m.components_picture_table()}
          columns={columns(words)}
          rows={data.tranches}
          rowKey={({ id: key }) => key}
          foot={{ label: m.components_picture_total(), cells: { amount: total } }}
        />
      </div>
    </>
  )
}

function columns(words: ReturnType<typeof pictureWords>): Column<PictureTranche>[] {
  return [
    {
      key: 'tranche',
      head: m.components_picture_tranche(),
      cell: ({ number, of }) => words.trancheOf(number, of),
    },
    {
      key: 'amount',
      head: m.components_picture_amount(),
      number: true,
      cell: ({ amount }) => words.money(amount),
    },
    {
      key: 'expected',
      head: m.components_picture_expected(),
      cell: ({ plannedOn }) => monthWords(plannedOn),
    },
    {
      key: 'condition',
      head: m.components_picture_condition(),
      cell: ({ conditionWords }) => conditionWords,
    },
  ]
}
