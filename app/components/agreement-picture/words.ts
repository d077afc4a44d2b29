import type { PictureWords } from '#app/domain/grant/picture.ts'
import { formatMoney } from '#app/domain/money.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { getLocale } from '#app/i18n/paraglide/runtime.js'
import { dayWords, shortMonths } from '../calendar-words.ts'

/** The words of the picture in the language of the page. */
export function pictureWords(): PictureWords {
  return {
    months: shortMonths(),
    day: (day) => dayWords(day),
    money: (cents) => formatMoney(cents, getLocale()),
    trancheOf: (number, of) => m.components_picture_of({ number: String(number), of: String(of) }),
    sign: m.components_picture_sign(),
    signed: m.components_picture_signed(),
    review: m.components_picture_review(),
  }
}
