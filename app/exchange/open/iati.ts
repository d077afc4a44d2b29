import { type OpenGrant, type OpenWords, recipientName } from '#app/domain/open/grant.ts'
import type { OpenData } from '#app/domain/open/open-data.ts'
import { type XmlNode, xmlText } from '../xml-text.ts'
import { empty, told } from './iati-nodes.ts'
import { resultNode } from './iati-results.ts'
import { decimals, fundId, grantUrl, organisationId } from './ids.ts'

/** Codes of the code lists of IATI 2.03. */
const status = {
  agreeing: '1',
  running: '2',
  'on-hold': '6',
  settling: '3',
  settled: '4',
  terminated: '5',
} as const
const repaymentType = { linear: '1', annuity: '2', bullet: '3' } as const
const roles = { funding: '1', extending: '3', implementing: '4' } as const
const foundation = '60'
const basicSocialServices = '16050'

/** Every grant as an activity of IATI 2.03, with its payments, conditions, results and the terms of a loan. */
export function iati(data: OpenData, words: OpenWords): string {
  const generated = data.changedAt.toISOString()
  const activities = data.grants.map((grant) => xmlText(activity(grant, data, words)))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<iati-activities version="2.03" generated-datetime="${generated}">\n`,
    ...activities,
    '</iati-activities>\n',
  ].join('')
}

function activity(grant: OpenGrant, data: OpenData, words: OpenWords): XmlNode {
  const { loan, conditions } = grant
  const own = fundId(data.fund)
  return [
    'iati-activity',
    [
      ['iati-identifier', `${own}-${grant.reference}`],
      told('reporting-org', data.fund.legalName, { ref: own, type: foundation }),
      told('title', grant.title),
      told('description', grant.description, { type: '1' }),
      told('participating-org', data.fund.legalName, { ref: own, type: foundation, role: roles.funding }),
      ...participants(grant, words),
      empty('activity-status', { code: status[grant.state] }),
      empty('activity-date', { type: '1', 'iso-date': grant.startsOn }),
      empty('activity-date', { type: '3', 'iso-date': grant.endsOn }),
      ...(grant.stoppedOn ? [empty('activity-date', { type: '4', 'iso-date': grant.stoppedOn })] : []),
      empty('activity-scope', { code: '7' }),
      empty('recipient-country', { code: 'NL', percentage: '100' }),
      ...grant.neighbourhoods.map(({ name }): XmlNode => ['location', [told('name', name)]]),
      empty('sector', { vocabulary: '1', code: basicSocialServices }),
      ...grant.pillars.map(({ key, name }) =>
        told('tag', name, { vocabulary: '99', 'vocabulary-uri': `${data.site}/results`, code: key }),
      ),
      empty('default-flow-type', { code: '50' }),
      empty('default-finance-type', { code: loan && grant.kinds.length === 1 ? '421' : '110' }),
      empty('default-aid-type', { code: 'C01' }),
      empty('default-tied-status', { code: '5' }),
      ...grant.planned.map(({ on, cents }) => plannedNode(on, cents)),
      ...transactions(grant, data, words),
      documentLink(grant, data),
      ...(conditions.length > 0 ? [conditionsNode(conditions)] : []),
      ...grant.indicators.map((indicator) => resultNode(indicator, grant)),
      ...(loan ? [loanNode(grant, loan)] : []),
    ],
    {
      'xml:lang': 'nl',
      'default-currency': 'EUR',
      'last-updated-datetime': grant.changedAt.toISOString(),
      humanitarian: '0',
    },
  ]
}

function participants({ recipient, fiscalHost }: OpenGrant, words: OpenWords): XmlNode[] {
  const ref = recipient.kind === 'organisation' ? organisationId(recipient) : null
  return [
    ...(fiscalHost
      ? [
          told('participating-org', fiscalHost.name, {
            ref: organisationId(fiscalHost),
            role: roles.extending,
          }),
        ]
      : []),
    told('participating-org', recipientName(recipient, words), { ref, role: roles.implementing }),
  ]
}

function plannedNode(on: string, cents: number): XmlNode {
  return [
    'planned-disbursement',
    [
      empty('period-start', { 'iso-date': on }),
      ['value', decimals(cents), { currency: 'EUR', 'value-date': on }],
    ],
    { type: '1' },
  ]
}

type Movement = { code: string; on: string; cents: number; ref: string | null; back?: boolean }

/** What was promised, what changed of it, what was paid, and what came back. */
function movements(grant: OpenGrant): Movement[] {
  const { awardedCents, agreedCents, agreedOn, settledCents, settledOn, loan } = grant
  const changed = agreedCents === null ? 0 : agreedCents - awardedCents
  const released = settledCents === null || loan ? 0 : settledCents - (agreedCents ?? awardedCents)
  return [
    { code: '2', on: grant.awardedOn, cents: awardedCents, ref: null },
    ...(agreedOn && changed !== 0 ? [{ code: '2', on: agreedOn, cents: changed, ref: null }] : []),
    ...(settledOn && released !== 0 ? [{ code: '2', on: settledOn, cents: released, ref: null }] : []),
    ...grant.payments.map(({ id, on, cents }) => ({ code: '3', on, cents, ref: id })),
    ...grant.repaid.map(({ id, on, cents }) => ({ code: loan ? '6' : '7', on, cents, ref: id, back: true })),
  ]
}

function transactions(grant: OpenGrant, data: OpenData, words: OpenWords): XmlNode[] {
  const { recipient, fiscalHost } = grant
  const other = fiscalHost ?? (recipient.kind === 'organisation' ? recipient : null)
  const ours = { name: data.fund.legalName, ref: fundId(data.fund) }
  const theirs = { name: other?.name ?? recipientName(recipient, words), ref: other && organisationId(other) }
  return movements(grant).map(({ code, on, cents, ref, back }): XmlNode => {
    const [from, to] = back ? [theirs, ours] : [ours, theirs]
    return [
      'transaction',
      [
        empty('transaction-type', { code }),
        empty('transaction-date', { 'iso-date': on }),
        ['value', decimals(cents), { currency: 'EUR', 'value-date': on }],
        told('provider-org', from.name, { ref: from.ref }),
        told('receiver-org', to.name, { ref: to.ref }),
      ],
      { ref: ref && `${grant.reference}-${ref}` },
    ]
  })
}

function documentLink(grant: OpenGrant, data: OpenData): XmlNode {
  return [
    'document-link',
    [told('title', grant.title), empty('category', { code: 'A12' }), empty('language', { code: 'nl' })],
    { format: 'text/html', url: grantUrl(data, grant) },
  ]
}

function conditionsNode(conditions: readonly string[]): XmlNode {
  return ['conditions', conditions.map((text) => told('condition', text, { type: '2' })), { attached: '1' }]
}

/** Interest in percent a year; the plan is by the month, or once at the end. */
function loanNode(grant: OpenGrant, loan: NonNullable<OpenGrant['loan']>): XmlNode {
  return [
    'crs-add',
    [
      [
        'loan-terms',
        [
          empty('repayment-type', { code: repaymentType[loan.repayment] }),
          empty('repayment-plan', { code: loan.repayment === 'bullet' ? '1' : '12' }),
          empty('commitment-date', { 'iso-date': grant.agreedOn ?? grant.awardedOn }),
          empty('repayment-first-date', { 'iso-date': loan.firstOn }),
          empty('repayment-final-date', { 'iso-date': loan.lastOn }),
        ],
        { 'rate-1': decimals(loan.interestBp), 'rate-2': decimals(loan.interestBp) },
      ],
    ],
  ]
}
