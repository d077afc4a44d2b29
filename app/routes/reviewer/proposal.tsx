import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { noteOpenings } from '#app/commands/note-openings.server.ts'
import { Card } from '#app/components/block/card.tsx'
import { Fold } from '#app/components/block/fold.tsx'
import { Lines } from '#app/components/block/lines.tsx'
import { SavedNotice } from '#app/components/block/saved-notice.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { LessonsLike } from '#app/components/lessons-like.tsx'
import { Link } from '#app/components/link.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { Section } from '#app/components/page/section.tsx'
import { AnswerText } from '#app/components/panel/answer-text.tsx'
import { NamedYou } from '#app/components/panel/named-you.tsx'
import { ReviewFrame } from '#app/components/panel/review-frame.tsx'
import { stepPath } from '#app/components/panel/score-steps.tsx'
import { PartnerLines } from '#app/components/together/partner-lines.tsx'
import { wholeText } from '#app/domain/opening.ts'
import { readingMinutes } from '#app/domain/panel/reading.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import type { FrozenDocument, SectionKey } from '#app/domain/proposal/schema.ts'
import { formOfDocument } from '#app/domain/proposal/sections.ts'
import { sectionWords } from '#app/i18n/form-words.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { criterionWords, rubricWords } from '#app/i18n/rubric-words.server.ts'
import { PanelErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { clock } from '#app/server/clock.server.ts'
import { type FileViews, fileViews } from '#app/server/files/file-views.server.ts'
import { lessonsLike } from '#app/server/lessons/similar.server.ts'
import { namedYou } from '#app/server/panel/named-you.server.ts'
import { readAnswers } from '#app/server/panel/open-proposal.server.ts'
import { reviewPage } from '#app/server/panel/review-page.server.ts'
import { requireReviewer } from '#app/server/require.server.ts'
import { partnerLines } from '#app/server/together/partner-lines.server.ts'
import { db } from '#db/client.server.ts'
import { readableFiles } from '#db/queries/files.server.ts'
import { formLists } from '#db/queries/form-lists.server.ts'
import { readableCopies } from '#db/queries/reviewer/proposal.server.ts'

export const handle = { script: false }
export const ErrorBoundary = PanelErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? data.head.title : titleOfError(error) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const { proposal, own, steps, head, strip, open, practice } = await reviewPage(reviewer, params.proposalId)
  await noteOpenings(reviewer, [wholeText(proposal.id, 'panel')], clock(request))
  const lists = await formLists(db(), reviewer.fund)
  const { document, id } = proposal
  const files = fileViews(await readableFiles(db(), reviewer, id), `/reviewer/proposals/${id}`)
  return {
    steps,
    head,
    strip,
    open,
    practice,
    locked: own.state === 'locked',
    batch: proposal.batch,
    copies: (await readableCopies(db(), reviewer, proposal.id)).length,
    minutes: document ? readingMinutes(document) : 0,
    lessons: document ? await lessonsLike(reviewer.fund, planOf(document), currentLocale()) : [],
    sections: document
      ? formOfDocument(document)
          .sections.map(({ key }) => sectionOf(document, key, lists, files))
          .filter(({ answers }) => answers.length > 0)
      : [],
    rubric: criteria.map((key) => {
      const { name, question, lookAt, doNotWeigh } = criterionWords(key, currentLocale(), proposal.rubric)
      return { key, name, question, lookAt: [...lookAt], doNotWeigh: [...doNotWeigh] }
    }),
    partners: document ? await partnerLines(proposal.id) : [],
    named: await namedYou(reviewer, clock(request), proposal.id),
    words: {
      intro: rubricWords(currentLocale()).scoring.intro,
      late: rubricWords(currentLocale()).conflict.late.button,
    },
  }
}

/** What lessons may be like; a small start has no pillars and no summary. */
function planOf({ voornemen }: FrozenDocument) {
  const summary = 'summary' in voornemen ? voornemen.summary : ''
  return {
    pillars: 'pillars' in voornemen ? (voornemen.pillars ?? []) : [],
    neighbourhoods: voornemen.neighbourhoods ?? [],
    words: `${summary ?? ''} ${voornemen.plan ?? ''}`,
  }
}

function sectionOf(
  document: Parameters<typeof readAnswers>[0],
  key: SectionKey,
  lists: Parameters<typeof readAnswers>[2],
  files: FileViews,
) {
  return {
    key,
    title: sectionWords(key, currentLocale()).title,
    answers: readAnswers(document, key, lists, files),
  }
}

export default function ReadProposal() {
  const page = useLoaderData<typeof loader>()
  const { head, steps, open } = page
  const next = steps.find((step) => !step.answered)?.key ?? 'advice'
  const side = (
    <>
      <Card title={open ? m.reviewer_score_now() : m.reviewer_rubric_title()}>
        <p className="db-small">
          {open ? page.words.intro : page.locked ? m.reviewer_is_locked() : m.reviewer_not_open()}
        </p>
        {open && (
          <Buttons>
            <ButtonLink href={stepPath(head.id, next)}>
              {m.reviewer_go_to({ step: nameOf(steps, next) })}
            </ButtonLink>
          </Buttons>
        )}
        {page.practice && !page.locked && (
          <p className="db-after">
            <Link href={`/reviewer/batches/${page.practice}/practice`} look="alone">
              {m.reviewer_practice_go()}
            </Link>
          </p>
        )}
        {page.locked && (
          <p className="db-after">
            <Link href={`/reviewer/batches/${page.batch}`} look="alone">
              {m.reviewer_to_batch()}
            </Link>
          </p>
        )}
      </Card>
      {page.rubric.map(({ key, name, question, lookAt, doNotWeigh }) => (
        <Fold key={key} title={name}>
          <p>{question}</p>
          <h4>{m.reviewer_look_at()}</h4>
          <Lines lines={lookAt} />
          <h4>{m.reviewer_do_not_weigh()}</h4>
          <Lines lines={doNotWeigh} />
        </Fold>
      ))}
      <PartnerLines lines={page.partners} />
      <LessonsLike lessons={page.lessons} />
      {page.copies > 1 && (
        <p>
          <Link href={`/reviewer/proposals/${head.id}/changes`} look="alone">
            {m.components_changes_title()}
          </Link>
        </p>
      )}
      {!page.locked && (
        <p className="db-small">
          <Link href={`/reviewer/proposals/${head.id}/conflict`}>{page.words.late}</Link>
        </p>
      )}
    </>
  )
  return (
    <ReviewFrame strip={page.strip} head={head} steps={steps} now={null}>
      <SavedNotice />
      <NamedYou proposals={page.named} />
      <Columns side={side} sideLabel={m.reviewer_rubric_title()}>
        <div className="db-readtext">
          <h2 className="db-over">{m.reviewer_whole_text({ minutes: String(page.minutes) })}</h2>
          {page.sections.length === 0 && <p>{m.reviewer_text_erased()}</p>}
          {page.sections.map(({ key, title, answers }) => (
            <Section key={key} id={key} title={title}>
              <AnswerText items={answers} />
            </Section>
          ))}
        </div>
      </Columns>
    </ReviewFrame>
  )
}

function nameOf(steps: { key: string; label: string }[], key: string): string {
  return steps.find((step) => step.key === key)?.label ?? ''
}
