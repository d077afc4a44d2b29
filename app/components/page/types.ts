import type { ReactNode } from 'react'
import type { ContactPerson } from '../block/person.ts'

export type Locale = 'nl' | 'en' | 'fy'

export type NavLink = { href: string; label: ReactNode; current?: boolean }

/** Where the forms and links of the frame go. Every one can be set by the caller. */
export type PageUrls = {
  home: string
  language: string
  signOut: string
  demo: string
  mailbox: string
  /** "Bel mij terug". */
  callBack: string
}

export const pageUrls: PageUrls = {
  home: '/',
  language: '/language',
  signOut: '/account/sign-out',
  demo: '/demo',
  mailbox: '/demo/mailbox',
  callBack: '/call-back',
}

export type PageProps = {
  fund: { name: string }
  nav?: NavLink[]
  locale: Locale
  /** The path of this page with its query; the language form returns to it. */
  path: string
  /** Who is signed in: shows the sign-out form. */
  viewer?: { name: string }
  person?: ContactPerson
  /** Where you are in your own work: at the left what, at the right saved, days left. */
  strip?: { where: ReactNode; end?: ReactNode }
  /** Links in the footer (public and initiative), in columns of three. */
  links?: NavLink[]
  /** A page of the demo: a thin line on top says so. */
  demo?: boolean
  urls?: Partial<PageUrls>
  children: ReactNode
}
