import type { ConflictHint } from '#app/domain/panel/hint.ts'
import { m } from '#app/i18n/paraglide/messages.js'

/** What was found that may tie a member to who applies, said to that member. */
export function hintToThem(hint: ConflictHint): string {
  return {
    'own-proposal': m.reviewer_hint_own,
    'named-by-applicant': m.reviewer_hint_named,
    'same-organisation': m.reviewer_hint_organisation,
    'same-mail-domain': m.reviewer_hint_mail,
    'same-surname-and-postcode': m.reviewer_hint_surname,
  }[hint]()
}

/** The same in a word or two, for the register. */
export function hintInShort(hint: ConflictHint): string {
  return {
    'own-proposal': m.reviewer_hint_short_own,
    'named-by-applicant': m.reviewer_hint_short_named,
    'same-organisation': m.reviewer_hint_short_organisation,
    'same-mail-domain': m.reviewer_hint_short_mail,
    'same-surname-and-postcode': m.reviewer_hint_short_surname,
  }[hint]()
}
