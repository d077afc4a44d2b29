import { m } from '#app/i18n/paraglide/messages.js'
import type { Locale } from './types.ts'

const languages: { locale: Locale; name: string }[] = [
  { locale: 'nl', name: 'Nederlands' },
  { locale: 'en', name: 'English' },
  { locale: 'fy', name: 'Frysk' },
]

/** Three buttons that post `locale` and `back`; the language of a page is never in its URL. */
export function LanguageForm({ action, locale, back }: { action: string; locale: Locale; back: string }) {
  return (
    <form method="post" action={action} className="db-lang" aria-label={m.components_language()}>
      <input type="hidden" name="back" value={back} />
      {languages.map((language) => (
        <button
          key={language.locale}
          type="submit"
          name="locale"
          value={language.locale}
          lang={language.locale}
          aria-current={language.locale === locale ? 'true' : undefined}
        >
          <span className="db-vh">{language.name}</span>
          <span aria-hidden="true">{language.locale.toUpperCase()}</span>
        </button>
      ))}
    </form>
  )
}
