import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { writeHarvest } from '#app/commands/write-harvest.server.ts'
import { Lines, Paragraphs } from '#app/components/block/lines.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { HarvestFrame } from '#app/components/harvest/harvest-frame.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { typedIn } from '#app/components/programme/edit-frame.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { TextPost } from '#app/server/harvest/forms.server.ts'
import { harvestTextPage } from '#app/server/harvest/manager-pages.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title ?? m.harvest_text() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return harvestTextPage(actor, params.harvestId, params.block, clock(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: TextPost })
  if (form.status !== 'success') return invalid(form)
  const { harvestId = '', block = '' } = params
  const verdict = await writeHarvest(actor, harvestId, { block, ...form.value }, clock(request))
  return verdict.ok ? redirect(`/manager/harvest/${harvestId}`) : refused(verdict, form)
}

/** The text of one part, in Dutch and maybe in English, with the numbers that may stand in it. */
export default function HarvestTextEdit() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = { empty: m.harvest_error_text(), tooLong: m.results_report_error_too_long() }
  return (
    <HarvestFrame back={{ href: `/manager/harvest/${page.harvest}`, label: page.harvestTitle }}>
      <div className="db-stack">
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{page.title}</h1>
        <Lead>{m.harvest_edit_lead()}</Lead>
        {answer?.refusal?.code === 'harvest-changed' && (
          <Notice tone="wait" title={m.harvest_saved_by_other()}>
            <p className="db-small">{page.writer}</p>
            <div lang="nl">
              <Paragraphs texts={[page.nl]} />
            </div>
            <div lang="en">
              <Paragraphs texts={[page.en]} />
            </div>
          </Notice>
        )}
        {page.changed.length > 0 && (
          <Notice tone="wait" title={m.harvest_changed_title()}>
            {m.harvest_changed_intro()}
            <Lines lines={page.changed} />
          </Notice>
        )}
        <Form operation={page.operation} hidden={{ seen: String(page.seen) }}>
          <TextArea
            name="nl"
            label={m.harvest_text()}
            hint={page.writer}
            rows={12}
            defaultValue={typedIn(answer, 'nl', page.nl)}
            error={firstError(answer?.form, 'nl', words)}
          />
          <TextArea
            name="en"
            label={m.harvest_english()}
            hint={m.harvest_english_hint()}
            rows={12}
            defaultValue={typedIn(answer, 'en', page.en)}
            error={firstError(answer?.form, 'en', words)}
            optional
          />
          <Buttons>
            <Button>{m.harvest_save()}</Button>
          </Buttons>
        </Form>
        {page.numbers.length > 0 && (
          <Section
            id="numbers"
            title={m.harvest_number_list()}
            intro={[
              m.harvest_number_list_intro(),
              page.alone && m.harvest_number_alone({ example: page.alone }),
            ]
              .filter(Boolean)
              .join(' ')}
          >
            <Table
              caption={m.harvest_number_list()}
              captionHidden
              rows={page.numbers}
              rowKey={({ key }) => key}
              columns={[
                { key: 'token', head: m.harvest_token(), cell: ({ key }) => <code>{key}</code> },
                { key: 'shown', head: m.results_public_number(), cell: ({ shown }) => shown },
                { key: 'name', head: m.results_public_what(), cell: ({ name }) => name },
              ]}
            />
          </Section>
        )}
      </div>
    </HarvestFrame>
  )
}
