import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Table } from '../block/table.tsx'
import { Link } from '../link.tsx'
import { Section } from '../page/section.tsx'

type FindingView = { key: string; text: string; href: string | null; expected: string; found: string }
type ResultView = {
  key: string
  what: string
  looked: string
  outcome: string
  failed: boolean
  more: string | null
  findings: FindingView[]
}
type CheckRunProps = { run: { passed: boolean; words: string; results: ResultView[] } }

/**
 * One time that everything was held against itself: is all well, what was looked at, and every difference with its page.
 */
export function CheckRun({ run }: CheckRunProps) {
  return (
    <>
      <Notice tone={run.passed ? 'good' : 'bad'} title={run.passed ? m.checks_ok() : m.checks_bad()}>
        {run.words}
      </Notice>
      {run.results
        .filter(({ failed }) => failed)
        .map(({ key, what, findings, more }) => (
          <Section key={key} id={key} title={what} intro={more ?? undefined}>
            <Table
              caption={what}
              captionHidden
              rows={findings}
              rowKey={({ key: row }) => row}
              columns={[
                {
                  key: 'about',
                  head: m.checks_difference(),
                  cell: ({ href, text }) => (href ? <Link href={href}>{text}</Link> : text),
                },
                {
                  key: 'expected',
                  head: m.checks_expected(),
                  number: true,
                  cell: ({ expected }) => expected,
                },
                { key: 'found', head: m.checks_is(), number: true, cell: ({ found }) => found },
              ]}
            />
          </Section>
        ))}
      <Section id="list" title={m.checks_list()}>
        <Table
          caption={m.checks_list()}
          captionHidden
          rows={run.results}
          rowKey={({ key }) => key}
          turn={({ failed }) => failed}
          columns={[
            { key: 'what', head: m.checks_what(), cell: ({ what }) => what },
            { key: 'outcome', head: m.checks_outcome(), cell: ({ outcome }) => outcome },
            { key: 'looked', head: m.checks_looked(), number: true, cell: ({ looked }) => looked },
          ]}
        />
      </Section>
    </>
  )
}
