import type { ReactNode } from 'react'

/**
 * The nine shapes: ring not yet · half busy · check done · dot ready · clock waits · bars held · arrow back ·
 * slash off · diamond late. A knot always stands beside its word.
 */
export type KnotShape = 'ring' | 'half' | 'check' | 'dot' | 'clock' | 'bars' | 'arrow' | 'slash' | 'diamond'

const ring = <circle cx="10" cy="10" r="7.25" fill="none" stroke="currentColor" strokeWidth="2.5" />
const mark = { fill: 'none', strokeWidth: 2.2, strokeLinecap: 'round', strokeLinejoin: 'round' } as const

const shapes: Record<KnotShape, ReactNode> = {
  ring,
  half: (
    <>
      {ring}
      <path d="M3 10a7 7 0 0 0 14 0z" fill="currentColor" />
    </>
  ),
  check: (
    <>
      <circle cx="10" cy="10" r="8.5" fill="currentColor" />
      <path className="cut" d="m6.2 10.3 2.7 2.7 5-5.6" {...mark} />
    </>
  ),
  dot: (
    <>
      {ring}
      <circle cx="10" cy="10" r="3.4" fill="currentColor" />
    </>
  ),
  clock: (
    <>
      {ring}
      <path d="M10 6v4.3l2.7 1.7" stroke="currentColor" {...mark} />
    </>
  ),
  bars: (
    <>
      {ring}
      <path d="M8 7v6M12 7v6" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />
    </>
  ),
  arrow: (
    <>
      {ring}
      <path d="M13.4 10H7m2.6-2.8L6.8 10l2.8 2.8" stroke="currentColor" {...mark} strokeWidth="2" />
    </>
  ),
  slash: (
    <>
      {ring}
      <path d="m5.2 14.8 9.6-9.6" stroke="currentColor" strokeWidth="2.5" />
    </>
  ),
  diamond: (
    <>
      <path d="M10 .8 19.2 10 10 19.2.8 10z" fill="currentColor" />
      <path className="cut" d="M10 5.6v5.2M10 13.9v.2" strokeWidth="2.2" strokeLinecap="round" />
    </>
  ),
}

export function Knot({ shape }: { shape: KnotShape }) {
  return (
    <svg className="db-knot" viewBox="0 0 20 20" aria-hidden="true">
      {shapes[shape]}
    </svg>
  )
}
