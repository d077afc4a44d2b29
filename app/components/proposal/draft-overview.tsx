import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { Notice } from '../block/notice.tsx'
import { PersonCard } from '../block/person-card.tsx'
import { ButtonLink } from '../form/button.tsx'
import { LessonsLike, type LikeLesson } from '../lessons-like.tsx'
import { Link } from '../link.tsx'
import { Columns } from '../page/columns.tsx'
import { Lead } from '../page/heading.tsx'
import { useRootData } from '../shell-data.ts'
import { TaskList } from '../state/task-list.tsx'
import { Thread } from '../state/thread.tsx'
import { ThreadCard } from '../together/thread-card.tsx'
import { TogetherCard } from '../together/together-card.tsx'
import type { StepText, TaskText } from './texts.ts'

export type DraftOverviewData = {
  path: string
  /** A form on paper, read by the manager who types it over. */
  paper: boolean
  tasks: TaskText[]
  short: boolean
  done: number
  total: number
  complete: boolean
  goOn: { href: string; where: string } | null
  /** The open question of the fund, when the proposal came back. */
  question: { text: string; due: string; section: string; href: string } | null
  /** Only this browser has it: the address that keeps it. */
  signIn: string | null
  until: string | null
  steps: StepText[]
  members: { key: string; name: string; relation: string }[]
  /** The fund wrote something that nobody of the group read yet. */
  unread: boolean
  /** Does the fund read this draft along? Null for what is no draft any more. */
  helped: boolean | null
  /** What others learned with plans like it. */
  lessons: LikeLesson[]
  /** That the round asks other questions now, and why. */
  changed: string | null
  /** The last day to send, when the fund opened it once more. */
  reopened: string | null
}

/** A proposal that is being written: its parts with their states, where to go on, and what comes after sending. */
export function DraftOverview({ page }: { page: DraftOverviewData }) {
  return (
    <Columns side={<Side page={page} />} sideLabel={m.applicant_apply_side_label()}>
      <h1>{page.paper ? m.applicant_apply_title_paper() : m.applicant_apply_title()}</h1>
      <Lead>{progress(page)}</Lead>
      {page.reopened && (
        <Notice tone="info" title={m.together_reopened_title({ day: page.reopened })}>
          {m.together_reopened_text()}
        </Notice>
      )}
      {page.changed && (
        <Notice tone="wait" title={m.asking_changed()}>
          {page.changed}
        </Notice>
      )}
      {page.question ? (
        <Question {...page.question} complete={page.complete} path={page.path} />
      ) : (
        <GoOn page={page} />
      )}
      {page.signIn && <KeepIt href={page.signIn} />}
      <h2 className="db-vh">{m.applicant_apply_parts()}</h2>
      <TaskList tasks={page.tasks} />
      <LessonsLike lessons={page.lessons} />
      {page.until && <p className="db-soft db-small">{page.until}</p>}
      <p>
        <Link href={`${page.path}/check`} look="alone">
          {m.applicant_apply_read_all()}
        </Link>
      </p>
    </Columns>
  )
}

function progress({ short, done, total }: DraftOverviewData): string {
  if (done === 1)
    return short ? m.applicant_apply_progress_short_one({ total }) : m.applicant_apply_progress_one({ total })
  return short
    ? m.applicant_apply_progress_short({ done, total })
    : m.applicant_apply_progress({ done, total })
}

function GoOn({ page: { goOn, complete } }: { page: DraftOverviewData }) {
  if (!goOn) return null
  return (
    <Notice
      tone="turn"
      title={complete ? m.applicant_apply_ready_title() : m.applicant_apply_go_on_title()}
      action={
        <ButtonLink href={goOn.href}>
          {complete ? m.applicant_apply_check_and_send() : m.applicant_apply_go_on()}
        </ButtonLink>
      }
    >
      {goOn.where}
    </Notice>
  )
}

function Question(props: NonNullable<DraftOverviewData['question']> & { complete: boolean; path: string }) {
  const { text, due, section, href, complete, path } = props
  return (
    <Notice
      tone="turn"
      title={m.applicant_apply_question_title()}
      action={<ButtonLink href={href}>{m.applicant_apply_question_go({ section })}</ButtonLink>}
    >
      <p className="db-lines">{text}</p>
      <p>{m.applicant_apply_question_due({ due })}</p>
      <p>
        <Link href={`${path}/messages`}>{m.together_thread_answer_words()}</Link>
      </p>
      {complete && (
        <p>
          <Link href={`${path}/check`}>{m.applicant_apply_question_send()}</Link>
        </p>
      )}
    </Notice>
  )
}

function KeepIt({ href }: { href: string }) {
  return (
    <Notice
      tone="info"
      title={m.applicant_apply_keep_title()}
      action={
        <ButtonLink look="second" href={href}>
          {m.applicant_apply_keep_button()}
        </ButtonLink>
      }
    >
      {m.applicant_apply_keep_text()}
    </Notice>
  )
}

function Side({ page }: { page: DraftOverviewData }) {
  const { person } = useRootData()
  return (
    <>
      <Card title={m.applicant_apply_after_title()}>
        <Thread steps={page.steps} tight />
      </Card>
      <TogetherCard path={page.path} members={page.members} />
      <ThreadCard
        href={`${page.path}/messages`}
        unread={page.unread}
        help={page.helped === null ? null : { href: `${page.path}/help`, on: page.helped }}
      />
      {person && !page.paper && (
        <PersonCard person={person} title={m.applicant_apply_person_title()}>
          {m.applicant_apply_person_text()}
        </PersonCard>
      )}
    </>
  )
}
