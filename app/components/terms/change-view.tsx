import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Notice, type NoticeTone } from '../block/notice.tsx'
import { Table } from '../block/table.tsx'
import { type ChangedAnswer, ChangedAnswers } from '../changes/changed-text.tsx'
import { Section } from '../page/section.tsx'

export type ChangeKind = 'free' | 'notice' | 'amendment'
export type ChangePartView = { key: string; what: string; how: string; kind: ChangeKind; word: string }

const tones: Record<ChangeKind, NoticeTone> = { free: 'good', notice: 'wait', amendment: 'info' }

/** How heavy a change is, in one notice, and why, part by part. */
export function ChangeWeight({
  kind,
  parts,
  children,
}: {
  kind: ChangeKind
  parts: ChangePartView[]
  children?: ReactNode
}) {
  const [title, text] = weights[kind]
  return (
    <>
      <Notice tone={tones[kind]} title={title()}>
        {text()}
        {children}
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

const weights: Record<ChangeKind, [title: () => string, text: () => string]> = {
  free: [m.terms_change_free_title, m.terms_change_free_text],
  notice: [m.terms_change_notice_title, m.terms_change_notice_text],
  amendment: [m.terms_change_amendment_title, m.terms_change_amendment_text],
}

/** "Wat verandert er": before and after, under the article that it stands in. */
export function WhatChanges({ rows }: { rows: ChangedAnswer[] }) {
  return (
    <Section id="what-changes" title={m.terms_change_title()}>
      <ChangedAnswers answers={rows} />
    </Section>
  )
}
