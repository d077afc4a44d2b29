import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { classes } from '../classes.ts'

/** `primary` once a page · `second` the rest · `quiet` in rows · `danger` · `lamp` and `night` on the street. */
export type ButtonLook = 'primary' | 'second' | 'quiet' | 'danger' | 'lamp' | 'night'

const looks: Record<ButtonLook, string> = {
  primary: 'utrecht-button--primary-action',
  second: 'utrecht-button--secondary-action',
  quiet: 'utrecht-button--subtle db-button--quiet',
  danger: 'utrecht-button--secondary-action utrecht-button--danger',
  lamp: 'db-button--lamp',
  night: 'db-button--night',
}

type Shared = {
  look?: ButtonLook
  small?: boolean
  children: ReactNode
  /** Heard behind the words, to tell buttons in rows apart: "Verwijderen: Huur zaal". */
  about?: ReactNode
}

type ButtonProps = Shared & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'children'>

/** A button that sends its form. It says what happens. */
export function Button({ look = 'primary', small, about, type = 'submit', children, ...rest }: ButtonProps) {
  return (
    <button type={type} className={buttonClass(look, small)} {...rest}>
      {children}
      <About>{about}</About>
    </button>
  )
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ look = 'primary', small, about, href, children }: Shared & { href: string }) {
  return (
    <a href={href} className={buttonClass(look, small)}>
      {children}
      <About>{about}</About>
    </a>
  )
}

/** Buttons beside each other; on a phone below each other. */
export function Buttons({ children }: { children: ReactNode }) {
  return <div className="db-buttons">{children}</div>
}

function buttonClass(look: ButtonLook, small?: boolean): string {
  return classes('utrecht-button', looks[look], 'db-button', small && 'db-button--small')
}

function About({ children }: { children: ReactNode }) {
  return children ? <span className="db-vh">: {children}</span> : null
}
