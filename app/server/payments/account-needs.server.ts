import type { AccountNeed } from '#app/domain/payment/account.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'

/** What an account still needs in words, with the page of the office where that is done; none for what only waits. */
export type AccountNeedLine = { key: string; text: string; href: string | null }

/** The lines of what an account of this grant still needs before it is paid to. */
export function accountNeedLines(
  grant: string,
  needs: readonly AccountNeed[],
  language: Language,
): AccountNeedLine[] {
  const account = `/manager/grants/${grant}/account`
  const done: Record<Exclude<AccountNeed['need'], 'cooling'>, { text: () => string; href: string | null }> = {
    call: { text: m.payments_need_call, href: `${account}/call` },
    'ask-proof': { text: m.payments_need_ask_proof, href: `${account}/asking` },
    'see-proof': { text: m.payments_need_see_proof, href: `${account}/proof` },
    'await-proof': { text: m.payments_need_await_proof, href: null },
    'name-differs': { text: m.payments_need_name, href: account },
  }
  return needs.map((one) => {
    if (one.need === 'cooling') {
      const text = m.payments_need_cooling({ day: formatDay(one.from, language) })
      return { key: one.need, text, href: null }
    }
    const { text, href } = done[one.need]
    return { key: one.need, text: text(), href }
  })
}
