import type { ReactNode } from 'react'
import { Thread } from './thread.tsx'

export type Signer = {
  key: string
  /** "Durk Zijlstra, penningmeester". */
  name: ReactNode
  /** "getekend op woensdag 4 maart 2026, 19.12 uur", "u bent aan zet", "na u, binnen 3 werkdagen". */
  when: ReactNode
  state: 'signed' | 'turn' | 'later'
}

const places = { signed: 'past', turn: 'now', later: 'ahead' } as const

/** Who signs the agreement, in which order, and whose turn it is. */
export function Signers({ signers, label }: { signers: Signer[]; label?: string }) {
  const steps = signers.map(({ key, name, when, state }) => ({ key, what: name, when, place: places[state] }))
  return <Thread steps={steps} label={label} />
}
