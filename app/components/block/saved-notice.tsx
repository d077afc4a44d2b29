import { useSearchParams } from '@remix-run/react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from './notice.tsx'

const words = {
  declared: m.components_saved_declared,
  near: m.components_saved_near,
  'given-back': m.components_saved_given_back,
  deadline: m.components_saved_deadline,
  'taken-off': m.components_saved_taken_off,
  added: m.components_saved_added,
  left: m.components_saved_left,
  reminded: m.components_saved_reminded,
  setting: m.components_saved_setting,
  erased: m.privacy_ret_done,
  asked: m.components_saved_asked,
  mails: m.components_saved_mails,
  'asked-again': m.components_saved_asked_again,
  presence: m.components_saved_presence,
  paid: m.components_saved_paid,
  'taken-back': m.components_saved_taken_back,
  invited: m.components_saved_invited,
  term: m.components_saved_term,
  'mail-text': m.components_saved_mail_text,
}

/** What can be said after a redirect: that something was kept, and what follows. */
export type SavedCode = keyof typeof words

/** Says what was just kept, after a redirect that ends in `?saved=` and its code; nothing beside the answer of a form. */
export function SavedNotice({ answered = false }: { answered?: boolean }) {
  const [asked] = useSearchParams()
  const code = asked.get('saved') ?? ''
  if (answered || !Object.hasOwn(words, code)) return null
  return <Notice tone="good" title={words[code as SavedCode]()} announce />
}

/** The address of a page that says what was kept. */
export function savedAt(path: string, code: SavedCode): string {
  return `${path}?saved=${code}`
}
