import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Section } from '../page/section.tsx'

/** What an archive holds and leaves out, how another instance reads it, and what one has to mind. */
export function AboutArchive() {
  return (
    <>
      <Notice tone="info" title={m.archive_careful()}>
        {m.archive_careful_text()}
      </Notice>
      <Section id="about" title={m.archive_about()}>
        <List items={[m.archive_about_rows(), m.archive_about_files(), m.archive_about_lists()]} />
      </Section>
      <Section id="not" title={m.archive_not()}>
        <List
          items={[
            m.archive_not_secrets(),
            m.archive_not_seal(),
            m.archive_not_drafts(),
            m.archive_not_others(),
          ]}
        />
      </Section>
      <Section id="read" title={m.archive_read()}>
        <ol className="db-list">
          <li>{m.archive_read_empty()}</li>
          <li>
            {m.archive_read_command()} <code>npm run import -- archief.zip</code>
          </li>
          <li>{m.archive_read_check()}</li>
          <li>{m.archive_read_stop()}</li>
        </ol>
      </Section>
    </>
  )
}

function List({ items }: { items: string[] }) {
  return (
    <ul className="db-list">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}
