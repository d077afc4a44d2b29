import { m } from '#app/i18n/paraglide/messages.js'
import { Notice, type NoticeTone } from '../block/notice.tsx'
import { Table } from '../block/table.tsx'
import { type ChangedAnswer, ChangedAnswers } from '../changes/changed-text.tsx'
import { Section } from '../page/section.tsx'

export type ChangeKind = 'free' | 'notice' | 'amendment'
export type ChangePartView = { key: string; what: string; how: string; kind: ChangeKind; word: string }

/** Who said or says what to it. */
export type ChangeStanding = { title: string; text: string }

const tones: Record<ChangeKind, NoticeTone> = { free: 'good', notice: 'wait', amendment: 'info' }

/** How a change stands, in one notice, and why it is as heavy as it is, part by part. */
export function ChangeWeight({
  kind,
  standing,
  parts,
}: {
  kind: ChangeKind
  standing: ChangeStanding
  parts: ChangePartView[]
}) {
  return (
    <>
      <Notice tone={tones[kind]} title={standing.title}>
        {standing.text}
      </Notice>
      {parts.length > 0 && (
        <Table
          caption={m.terms_change_why()}
          rows={parts}
          rowKey={({ key }) => key}
          columns={[
            { key: 'what', head: m.terms_change_what(), cell: ({ what }) => what },
            { key: 'how', head: m.terms_change_how_much(), cell: ({ how }) => how || '–' },
            { key: 'word', head: m.terms_change_means(), cell: ({ word }) => word },
          ]}
        />
      )}
    </>
  )
}

/** "Wat verandert er": before and after, under the article that it stands in. */
export function WhatChanges({ rows }: { rows: ChangedAnswer[] }) {
  return (
    <Section id="what-changes" title={m.terms_change_title()}>
      <ChangedAnswers answers={rows} />
    </Section>
  )
}
