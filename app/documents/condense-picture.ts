import type { AgreementPictureData, PictureTranche, PictureWords } from '#app/domain/grant/picture.ts'
import { cents, sumCents } from '#app/domain/money.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { dutch } from './house.ts'

const mostMilestones = 12
const mostTags = 5

/**
 * The picture as it fits on a sheet: with many milestones each stands by its number alone, with many payments those that
 * follow each other hang together. The schedule says all of it.
 */
export function condensed(
  data: AgreementPictureData,
  words: PictureWords,
): { data: AgreementPictureData; words: PictureWords } {
  const many = data.milestones.length > mostMilestones
  const groups = groupsOf(data.tranches)
  const isGrouped = data.tranches.length > mostTags + 3
  return {
    data: {
      ...data,
      milestones: many ? data.milestones.map((milestone) => ({ ...milestone, title: '' })) : data.milestones,
      tranches: isGrouped ? groups.map(asOne) : data.tranches,
    },
    words: {
      ...words,
      ...(many ? { day: () => '', review: '' } : {}),
      ...(isGrouped ? { trancheOf: (number: number) => rangeOf(groups[number - 1] ?? []) } : {}),
    },
  }
}

function groupsOf(tranches: readonly PictureTranche[]): PictureTranche[][] {
  const size = Math.ceil(tranches.length / mostTags)
  return Array.from({ length: Math.ceil(tranches.length / size) }, (_, group) =>
    tranches.slice(group * size, (group + 1) * size),
  )
}

/** Hangs where its last payment hangs. */
function asOne(group: readonly PictureTranche[], index: number, groups: readonly unknown[]): PictureTranche {
  const last = group.at(-1) as PictureTranche
  const conditionWords = m.documents_pdf_each_when({}, dutch)
  return {
    ...last,
    number: index + 1,
    of: groups.length,
    amount: sumCents(group.map(({ amount }) => cents(amount))),
    share: group.reduce((sum, { share }) => sum + share, 0),
    conditionWords,
    shortWords: conditionWords,
  }
}

function rangeOf(group: readonly PictureTranche[]): string {
  const [first, last] = [group[0], group.at(-1)]
  if (!first || !last) return ''
  return m.documents_pdf_of_range({ from: first.number, to: last.number, of: last.of }, dutch)
}
