import { endedUnsigned, type TermsVersionState } from '#app/domain/grant/agreement.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Button, ButtonLink, Buttons } from '../form/button.tsx'
import { Form } from '../form/form.tsx'
import { Link } from '../link.tsx'
import { Signers } from '../state/signers.tsx'
import { StateTag } from '../state/state-tag.tsx'

type Agreement = {
  version: number
  state: TermsVersionState
  word: string
  signBy: string | null
  effectiveFrom: string | null
  signers: { key: string; name: string; when: string; state: 'signed' | 'turn' | 'later' }[]
  yourTurn: boolean
  pages: number
  executed: boolean
}
type AgreementNextProps = {
  head: { path: string; state: string }
  agreement: Agreement | null
  manager: boolean
  operation: string
}

/** Where the agreement is and what it asks of you now: one thing at a time. */
export function AgreementNext(props: AgreementNextProps) {
  const { agreement, head } = props
  return (
    <>
      <h2>{m.manager_grant_agreement()}</h2>
      {agreement && (
        <p className="db-row">
          <StateTag machine="termsVersion" state={agreement.state}>
            {agreement.word}
          </StateTag>
          <span>{m.manager_grant_version({ version: String(agreement.version) })}</span>
          {agreement.effectiveFrom && (
            <span>{m.manager_grant_in_force({ day: agreement.effectiveFrom })}</span>
          )}
          {agreement.pages > 0 && (
            <Link href={`${head.path}/document`}>
              {(agreement.executed ? m.documents_agreement_signed_pdf : m.documents_agreement_pdf)({
                pages: String(agreement.pages),
              })}
            </Link>
          )}
        </p>
      )}
      <Asked {...props} />
      {agreement && agreement.signers.length > 0 && <Signers signers={agreement.signers} />}
    </>
  )
}

function Asked({ agreement, head, manager, operation }: AgreementNextProps) {
  if (head.state === 'terminated')
    return (
      <Notice tone="calm" title={m.manager_grant_ended()}>
        {m.manager_grant_ended_text()}
      </Notice>
    )
  if (!agreement || endedUnsigned.has(agreement.state)) {
    return (
      <Notice
        tone="wait"
        title={agreement ? m.manager_grant_ended_unsigned() : m.manager_grant_no_terms()}
        action={
          manager && (
            <Form action={`${head.path}/draft`} operation={operation} look="inline">
              <Button>{m.manager_grant_draft()}</Button>
            </Form>
          )
        }
      >
        <p>{manager ? m.manager_grant_no_terms_text() : m.manager_grant_manager_drafts()}</p>
        {manager && agreement && <Link href={`${head.path}/withdrawal`}>{m.manager_grant_to_end()}</Link>}
      </Notice>
    )
  }
  if (agreement.state === 'drafted' && manager) {
    return (
      <Buttons>
        <ButtonLink href={`${head.path}/terms`}>{m.manager_grant_to_terms()}</ButtonLink>
        <ButtonLink href={`${head.path}/offer`} look="second">
          {m.manager_grant_to_offer()}
        </ButtonLink>
      </Buttons>
    )
  }
  if (agreement.state === 'prepared') {
    return (
      <Notice tone="wait" title={m.manager_grant_being_made()}>
        <p>{m.manager_grant_being_made_text()}</p>
        {manager && <Link href={`${head.path}/withdrawal`}>{m.manager_grant_to_withdrawal()}</Link>}
      </Notice>
    )
  }
  if (agreement.state === 'offered' || agreement.state === 'signed-by-one') {
    return (
      <>
        {agreement.signBy && <p>{m.documents_agreement_sign_by({ day: agreement.signBy })}.</p>}
        <Buttons>
          {agreement.yourTurn && (
            <ButtonLink href={`${head.path}/signature`}>{m.manager_grant_to_signature()}</ButtonLink>
          )}
          {manager && (
            <Link href={`${head.path}/withdrawal`} look="alone">
              {m.manager_grant_to_withdrawal()}
            </Link>
          )}
        </Buttons>
      </>
    )
  }
  return null
}
