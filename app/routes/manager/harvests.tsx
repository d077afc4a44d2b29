import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { startHarvest } from '#app/commands/start-harvest.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField, typedDay } from '#app/components/form/date-field.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { HarvestFrame } from '#app/components/harvest/harvest-frame.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { harvestWords } from '#app/i18n/harvest-words.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { StartPost } from '#app/server/harvest/forms.server.ts'
import { harvestsPage } from '#app/server/harvest/manager-pages.server.ts'
import { requireManager, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.harvest_list_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return harvestsPage(actor, clock(request))
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: StartPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await startHarvest(actor, form.value, harvestWords, clock(request))
  return verdict.ok ? redirect(`/manager/harvest/${verdict.harvest}`) : refused(verdict, form)
}

/** The annual reports of the programme, in the making and approved, and a form to start one. */
export default function Harvests() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    year: firstError(answer?.form, 'year', { wrong: m.harvest_error_year() }),
    cutOff: firstError(answer?.form, 'cutOff', { wrong: m.harvest_error_day() }),
  }
  const year = typedText(answer?.form, 'year', page.year)
  return (
    <HarvestFrame back={{ href: '/manager/programme', label: m.shell_nav_programme() }}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && (
        <Refusal
          {...answer.refusal}
          action={answer.refusal.code === 'harvest-open' && <Unfinished rows={page.rows} year={year} />}
        />
      )}
      <h1>{m.harvest_list_title()}</h1>
      <Lead>{m.harvest_manager_lead()}</Lead>
      {page.rows.length > 0 && (
        <Table
          caption={m.harvest_list_title()}
          captionHidden
          rows={page.rows}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'title',
              head: m.harvest_year(),
              cell: ({ href, title, version }) => (
                <>
                  <Link href={href}>{title}</Link>
                  <small>{version}</small>
                </>
              ),
            },
            { key: 'until', head: m.harvest_known_until(), cell: ({ knownUntil }) => knownUntil },
            { key: 'state', head: m.fund_in_state(), cell: ({ state }) => state },
          ]}
        />
      )}
      {page.starts && (
        <Section id="start" title={m.harvest_add()}>
          <Form operation={page.operation}>
            <TextField
              name="year"
              label={m.harvest_year()}
              hint={m.harvest_year_hint()}
              inputMode="numeric"
              width="short"
              defaultValue={year}
              error={errors.year}
            />
            <DateField
              name="cutOff"
              label={m.harvest_cut_off()}
              hint={m.harvest_cut_off_hint({ example: typedDay(page.today) ?? '' })}
              defaultValue={typedText(answer?.form, 'cutOff', page.today)}
              error={errors.cutOff}
            />
            <Buttons>
              <Button>{m.harvest_start()}</Button>
            </Buttons>
          </Form>
        </Section>
      )}
    </HarvestFrame>
  )
}

type Rows = Awaited<ReturnType<typeof harvestsPage>>['rows']

/** The way to the harvest of this year that is not finished yet. */
function Unfinished({ rows, year }: { rows: Rows; year: string }) {
  const found = rows.find((row) => row.year === Number(year) && row.open)
  return found ? <Link href={found.href}>{m.harvest_open_look()}</Link> : null
}
