import type { ChangeState } from '#app/domain/grant/change-state.ts'
import { termsParts } from '#app/domain/grant/parts/parts.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Table } from '../block/table.tsx'
import type { ChangedAnswer } from '../changes/changed-text.tsx'
import { Button, ButtonLink, Buttons } from '../form/button.tsx'
import { Form } from '../form/form.tsx'
import { Link } from '../link.tsx'
import { Section } from '../page/section.tsx'
import { StateTag } from '../state/state-tag.tsx'
import {
  type ChangeKind,
  type ChangePartView,
  type ChangeStanding,
  ChangeWeight,
  WhatChanges,
} from './change-view.tsx'
import { parts as termsPartsShown } from './parts.tsx'

type ChangeOverviewProps = {
  /** Of the grant: what can be changed and the way on lie below it. */
  path: string
  page: {
    rows: ChangedAnswer[]
    lost: string
    kind: ChangeKind | null
    standing: ChangeStanding | null
    parts: ChangePartView[]
    problem: { what: string; whatNow: string } | null
    change: string | null
    past: { id: string; what: string; when: string; by: string; state: ChangeState; word: string }[]
    operation: string
  }
  mayChange: boolean
}

/** What somebody is changing: pick what has to be different, see at once what that means, and send it. */
export function ChangeOverview({ path, page, mayChange }: ChangeOverviewProps) {
  const { rows, lost, kind, standing, parts, problem, change, past, operation } = page
  return (
    <>
      {lost && (
        <Notice tone="wait" title={m.terms_change_lost()}>
          {lost}
        </Notice>
      )}
      {rows.length > 0 && (
        <>
          <WhatChanges rows={rows} />
          {problem ? (
            <Notice tone="wait" title={problem.what}>
              {problem.whatNow}
            </Notice>
          ) : (
            kind && standing && <ChangeWeight {...{ kind, standing, parts }} />
          )}
          {mayChange && (
            <Buttons>
              {!problem && (
                <ButtonLink href={`${path}/change/sending`}>{m.terms_change_to_sending()}</ButtonLink>
              )}
              {change && (
                <Form action={`${path}/changes/${change}/ending`} operation={operation} look="inline">
                  <Button look="quiet">{m.terms_change_drop()}</Button>
                </Form>
              )}
            </Buttons>
          )}
        </>
      )}
      {mayChange && (
        <Section id="parts" title={rows.length > 0 ? m.terms_change_more() : m.terms_change_pick()}>
          <ul className="db-list">
            {termsParts.map((part) => (
              <li key={part}>
                <Link href={`${path}/change/${part}`}>{termsPartsShown[part].title()}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {past.length > 0 && <PastChanges path={path} past={past} />}
    </>
  )
}

/** Every change that was proposed, the newest first. */
export function PastChanges({ path, past }: { path: string; past: ChangeOverviewProps['page']['past'] }) {
  return (
    <Section id="changes" title={m.terms_changes_title()}>
      <Table
        caption={m.terms_changes_title()}
        captionHidden
        rows={past}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'what',
            head: m.terms_change_what(),
            cell: ({ id, what }) => (
              <Link href={`${path}/changes/${id}`}>{what || m.terms_change_one()}</Link>
            ),
          },
          { key: 'when', head: m.terms_change_when(), cell: ({ when, by }) => `${when}, ${by}` },
          {
            key: 'state',
            head: m.manager_grant_state(),
            cell: ({ state, word }) => (
              <StateTag machine="termsChange" state={state}>
                {word}
              </StateTag>
            ),
          },
        ]}
      />
    </Section>
  )
}
