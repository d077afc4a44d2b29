import type { ReactNode } from 'react'
import { classes } from '../classes.ts'
import type { Portrait } from './person.ts'

const coat = <path className="fig2" d="M4 100c0-24 15-33 36-33s36 9 36 33z" />
const neck = <path className="face" d="M34 54h12v14c0 4-12 4-12 0z" />
const face = <ellipse className="face" cx="40" cy="43" rx="13.5" ry="16.5" />
const bob = 'M21 60c-4-28 4-46 19-46s23 18 19 46h-7V34c-6 0-12-3-15-8-2 5-5 8-9 9v25z'
const bun = 'M25 38c0-14 7-21 15-21s15 7 15 21c-3-6-8-9-15-9s-12 3-15 9zm8-24a7 6.5 0 1 1 14 0z'
const short = 'M24 41c-3-17 5-27 16-27s19 10 16 27c-1-7-4-11-8-13-6 3-14 3-18 1-3 3-5 7-6 12z'

const figures: Record<Portrait, ReactNode> = {
  bob: (
    <>
      {coat}
      {neck}
      {face}
      <path className="fig" d={bob} />
    </>
  ),
  scarf: (
    <>
      <path className="fig" d="M22 64c-6-32 3-50 18-50s24 18 18 50c-3 5-33 5-36 0z" />
      {coat}
      {neck}
      <ellipse className="face" cx="40" cy="42" rx="11.5" ry="14" />
    </>
  ),
  bun: (
    <>
      {coat}
      {neck}
      {face}
      <path className="fig" d={bun} />
    </>
  ),
  short: (
    <>
      {coat}
      {neck}
      {face}
      <path className="fig" d={short} />
    </>
  ),
}

type WindowProps = {
  portrait?: Portrait
  /** The address of their photo; a drawn figure stands in for it. */
  photo?: string | null | undefined
  small?: boolean
}

/** A lit window with somebody in it. Their name stands beside it, so it says nothing to who cannot see it. */
export function PersonWindow({ portrait = 'bob', photo, small }: WindowProps) {
  return (
    <span className={classes('db-window', small && 'db-window--s')} aria-hidden="true">
      {photo ? (
        <img src={photo} alt="" />
      ) : (
        <svg viewBox="0 0 80 96" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
          {figures[portrait]}
        </svg>
      )}
    </span>
  )
}
