import type { ReactNode } from 'react'
import { percent, pixels, slotLines } from './numbers.ts'

type SlotProps = {
  /** The middle and the width, in percent of the drawing. */
  x: number
  width?: number
  /** From the height of the target down to the axis, in pixels. */
  top: number
  foot: number
  reason: string
  month: ReactNode
}

/** What is missing: a dashed empty slot as high as the target, with the reason in it. */
export function Slot(props: SlotProps) {
  const { x, reason, month, foot, width = 16 } = props
  const left = Math.min(Math.max(0.3, x - width / 2), 99.7 - width)
  const lines = slotLines(reason)
  const top = Math.min(props.top + 8, foot - 22 - lines.length * 18)
  const first = (top + foot) / 2 + 5 - (lines.length - 1) * 9
  return (
    <>
      <rect
        className="c-none"
        x={percent(left)}
        y={top}
        width={percent(width)}
        height={foot - 1 - top}
        rx="3"
      />
      {lines.map((line, index) => (
        <text
          key={line}
          className="soft"
          x={percent(left + width / 2)}
          y={pixels(first + index * 18)}
          textAnchor="middle"
        >
          {line}
        </text>
      ))}
      {month}
    </>
  )
}
