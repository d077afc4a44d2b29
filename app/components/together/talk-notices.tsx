import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { Notice } from '../block/notice.tsx'
import type { KeptFileView } from '../form/file-field.tsx'
import { Link } from '../link.tsx'
import { Tag } from '../state/state-tag.tsx'
import { type HelperLine, HelperLines } from './helper-lines.tsx'
import { type PartnerLine, PartnerLines } from './partner-lines.tsx'
import { ScanList } from './scans.tsx'

export type Talk = {
  helpers: HelperLine[]
  partners: PartnerLine[]
  paper: string | null
  scans: (KeptFileView | undefined)[]
  unread: boolean
  reopen: boolean
  reopenedUntil: string | null
  withdrawn: { reason: string | null; text: string | null } | null
}

/** Beside a proposal of the office: the way to the thread, and to opening it once more. */
export function TalkCard({ proposal, talk }: { proposal: string; talk: Talk }) {
  const path = `/manager/proposals/${proposal}`
  return (
    <Card title={m.together_thread_title()}>
      {talk.unread && (
        <p>
          <Tag knot="dot" tone="turn">
            {m.together_office_thread_new()}
          </Tag>
        </p>
      )}
      <p>
        <Link href={`${path}/messages`}>{m.together_thread_office_link()}</Link>
      </p>
      {talk.reopenedUntil && <p>{m.together_reopened_until({ day: talk.reopenedUntil })}</p>}
      {talk.reopen && (
        <p>
          <Link href={`${path}/reopening`}>{m.together_reopen_link()}</Link>
        </p>
      )}
    </Card>
  )
}

/** Why its writers took an application back. */
export function Withdrawn({ withdrawn }: { withdrawn: Talk['withdrawn'] }) {
  if (!withdrawn?.reason) return null
  return (
    <Notice tone="calm" title={m.together_office_withdrawn({ reason: withdrawn.reason })}>
      {withdrawn.text && <p className="db-lines">{withdrawn.text}</p>}
    </Notice>
  )
}

/** How a text came to be: from paper, with whose help, and what its partners say. */
export function Origin({ talk: { helpers, partners, paper, scans } }: { talk: Talk }) {
  return (
    <>
      {paper && <p>{paper}</p>}
      {paper && <ScanList scans={scans} />}
      <HelperLines lines={helpers} />
      <PartnerLines lines={partners} />
    </>
  )
}
