import type { ChangeState } from '#app/domain/grant/change-state.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { DataList } from '../block/data-list.tsx'
import { Notice } from '../block/notice.tsx'
import type { ChangedAnswer } from '../changes/changed-text.tsx'
import { Button, ButtonLink, Buttons } from '../form/button.tsx'
import { Form } from '../form/form.tsx'
import { Link } from '../link.tsx'
import { StateTag } from '../state/state-tag.tsx'
import {
  type ChangeKind,
  type ChangePartView,
  type ChangeStanding,
  ChangeWeight,
  WhatChanges,
} from './change-view.tsx'
import { ToSign } from './changing-notice.tsx'

export type OneChange = {
  id: string
  version: number
  rows: ChangedAnswer[]
  kind: ChangeKind
  standing: ChangeStanding
  parts: ChangePartView[]
  state: ChangeState
  word: string
  by: string
  when: string
  reason: string | null
  effectiveFrom: string | null
  answer: string | null
  answeredBy: string | null
  answeredOn: string | null
  /** Of what was sent: it is there, it is being made, or there is none. */
  pdf: 'made' | 'waits' | null
  /** Where its amendment is signed, below the page of the grant. */
  toSign: string | null
  yourTurn: boolean
  mayWithdraw: boolean
  operation: string
}
type ChangeOneProps = { path: string; change: OneChange; mayAct: boolean }

/** One change that was proposed: what changes, why, how heavy it is, and what was said to it. */
export function ChangeOne({ path, change, mayAct }: ChangeOneProps) {
  const { yourTurn, mayWithdraw, operation, kind, standing, parts, rows, pdf } = change
  const here = `${path}/changes/${change.id}`
  return (
    <>
      <p className="db-row">
        <StateTag machine="termsChange" state={change.state}>
          {change.word}
        </StateTag>
        <span>{m.terms_change_of_version({ version: String(change.version) })}</span>
      </p>
      {yourTurn && mayAct && (
        <Notice
          tone="turn"
          title={m.terms_change_your_turn()}
          action={<ButtonLink href={`${here}/answer`}>{m.terms_change_to_answer()}</ButtonLink>}
        />
      )}
      {change.toSign !== null && <ToSign href={`${path}${change.toSign}`} />}
      <DataList items={factsOf(change)} />
      {pdf === 'made' && (
        <p>
          <Link href={`${here}/document`} look="alone">
            {m.terms_change_pdf()}
          </Link>
        </p>
      )}
      {pdf === 'waits' && <p className="db-soft">{m.terms_change_pdf_waits()}</p>}
      <WhatChanges rows={rows} />
      <ChangeWeight {...{ kind, standing, parts }} />
      {mayWithdraw && mayAct && (
        <Buttons>
          <Form action={`${here}/ending`} operation={operation} look="inline">
            <Button look="second">{m.terms_change_withdraw()}</Button>
          </Form>
        </Buttons>
      )}
    </>
  )
}

function factsOf({ by, when, reason, effectiveFrom, answer, answeredBy, answeredOn }: OneChange) {
  const answered = [answeredBy, answeredOn].filter(Boolean).join(', ')
  return [
    { key: 'by', label: m.terms_change_by(), value: `${by}, ${when}` },
    ...(reason ? [{ key: 'reason', label: m.terms_change_reason_label(), value: reason }] : []),
    ...(effectiveFrom ? [{ key: 'from', label: m.terms_change_from_label(), value: effectiveFrom }] : []),
    ...(answered ? [{ key: 'answered', label: m.terms_change_answered(), value: answered }] : []),
    ...(answer ? [{ key: 'answer', label: m.terms_change_answer_label(), value: answer }] : []),
  ]
}
