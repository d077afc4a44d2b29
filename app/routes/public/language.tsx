import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { changeLocale } from '#app/commands/change-locale.server.ts'
import { languages } from '#app/i18n/languages.ts'
import { localeCookie } from '#app/i18n/locale.ts'
import { safeBack } from '#app/server/back.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { isPerson, visitor } from '#app/server/session.server.ts'

const Choice = z.strictObject({ locale: z.enum(languages), back: z.string().max(2000).optional() })
const year = 365 * 24 * 60 * 60

/** A language has no page of its own. */
export function loader() {
  return redirect('/')
}

/** Chooses a language for this browser, and for the mails of who is signed in; leads back to a page of this site only. */
export async function action({ request }: ActionFunctionArgs) {
  const choice = Choice.safeParse(Object.fromEntries(await request.formData()))
  if (!choice.success) throw new Response(null, { status: 400 })
  const { locale, back } = choice.data
  const here = await visitor(request, clock(request))
  if (here && isPerson(here.actor)) await changeLocale(here.actor, locale)
  const cookie = plainCookie(localeCookie, locale)
  return redirect(safeBack(back ?? null) ?? '/', { headers: { 'Set-Cookie': cookie } })
}

/** Read by the server before any page, so it is neither signed nor encoded. */
function plainCookie(name: string, value: string): string {
  return `${name}=${value}; Path=/; Max-Age=${year}; SameSite=Lax; HttpOnly; Secure`
}
