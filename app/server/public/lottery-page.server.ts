import { committedText, drawnText } from '#app/domain/panel/lottery.ts'
import { sha256 } from '#app/effects/hash.ts'
import { formatDateTime, formatDay, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { lotteryById } from '#db/queries/lotteries.server.ts'
import { notFound } from '../answers.server.ts'

/** A lottery with all that anybody needs to do it again; before the draw neither its secret nor who takes part. */
export async function lotteryPage(id: string) {
  const fund = await currentFund(db())
  const lottery = fund && (await lotteryById(db(), fund.id, id))
  if (!lottery) throw notFound()
  const { drawn } = lottery
  const language = currentLocale()
  return {
    round: lottery.round,
    left: formatMoney(lottery.left, language),
    source: lottery.source,
    on: formatDay(lottery.drawnOn, language),
    announced: formatDateTime(lottery.announcedAt, language),
    commitment: lottery.commitment,
    drawn: drawn && {
      number: drawn.number,
      at: formatDateTime(drawn.at, language),
      order: drawn.order.map(({ reference, won }, index) => ({ reference, won, place: index + 1 })),
      again: {
        commitment: lottery.commitment,
        number: drawn.number,
        committed: committedText(
          drawn.order.map(({ reference }) => reference),
          drawn.seed,
        ),
        lines: drawn.order.map(({ reference }) => {
          const text = drawnText(drawn.seed, drawn.number, reference)
          return { reference, text, hash: sha256(text) }
        }),
      },
    },
  }
}
