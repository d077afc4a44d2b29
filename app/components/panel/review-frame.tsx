import type { ReactNode } from 'react'
import { PanelFrame, type PanelStrip } from './panel-frame.tsx'
import { type ScoreStep, ScoreSteps } from './score-steps.tsx'

type ReviewFrameProps = {
  strip: PanelStrip
  head: { id: string; title: string; over: string }
  steps: ScoreStep[]
  now: string | null
  children: ReactNode
}

/** The frame of a review: which proposal it is, the steps, and under them one page at a time. */
export function ReviewFrame({ strip, head, steps, now, children }: ReviewFrameProps) {
  return (
    <PanelFrame strip={strip}>
      <div className="db-scorehead">
        <p className="db-over">{head.over}</p>
        <h1>{head.title}</h1>
      </div>
      <ScoreSteps proposal={head.id} steps={steps} now={now} />
      {children}
    </PanelFrame>
  )
}
