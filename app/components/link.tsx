import { Link as RemixLink } from '@remix-run/react'
import type { AnchorHTMLAttributes, ReactNode } from 'react'
import { classes } from './classes.ts'

export type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  href: string
  /** `text` in a sentence · `alone` on its own line · `back` to where one came from · `bare` without our look. */
  look?: 'text' | 'alone' | 'back' | 'bare'
  /** A client-side navigation. Only for a page with scripts where keeping the page state is worth its cost. */
  client?: boolean
  children: ReactNode
}

const looks = { text: '', alone: 'db-link', back: 'db-back', bare: '' } as const

/** A plain anchor: the cheapest to render, and it works on pages without scripts. */
export function Link({ href, look = 'text', client = false, className, children, ...rest }: LinkProps) {
  const names =
    classes(look !== 'bare' && 'utrecht-link utrecht-link--html-a', looks[look], className) || undefined
  if (client) {
    return (
      <RemixLink to={href} discover="none" prefetch="none" className={names} {...rest}>
        {children}
      </RemixLink>
    )
  }
  return (
    <a href={href} className={names} {...rest}>
      {children}
    </a>
  )
}
