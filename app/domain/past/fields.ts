/** What can be brought in, a file for each. Grants come before what was paid on them and what they changed. */
export const pastKinds = ['organisations', 'grants', 'payments', 'results'] as const
export type PastKind = (typeof pastKinds)[number]

/** How the text or number of a cell is read. */
export type CellType =
  | 'text'
  | 'reference'
  | 'money'
  | 'signed-money'
  | 'day'
  | 'day-or-year'
  | 'kvk'
  | 'postcode'
  | 'figure'
  | 'yes-no'

export type PastField = {
  type: CellType
  needed?: true
  /** The most letters of a text. */
  most?: number
  /** Headings by which it is known, in Dutch and English; the first ones are the surest. */
  heads: readonly string[]
}

const kvk = {
  type: 'kvk',
  heads: ['kvk', 'kvk-nummer', 'kvk nr', 'kamer van koophandel', 'coc number'],
} as const
const ofGrant = {
  type: 'reference',
  needed: true,
  most: 60,
  heads: ['kenmerk', 'dossiernummer', 'kenmerk bijdrage', 'bijdrage', 'projectnummer', 'grant', 'grant id'],
} as const

/** The fields of each kind by their key, in the order of the page. The first is what a line is known by. */
export const pastFields = {
  organisations: {
    name: {
      type: 'text',
      needed: true,
      most: 200,
      heads: ['naam', 'organisatie', 'naam organisatie', 'stichting', 'name', 'organisation', 'organization'],
    },
    kvk,
    legalForm: { type: 'text', most: 60, heads: ['rechtsvorm', 'vorm', 'legal form'] },
    postcode: { type: 'postcode', heads: ['postcode', 'postal code', 'zip'] },
    place: {
      type: 'text',
      most: 100,
      heads: ['plaats', 'woonplaats', 'vestigingsplaats', 'city', 'town', 'place'],
    },
    website: { type: 'text', most: 200, heads: ['website', 'site', 'url', 'internet'] },
  },
  grants: {
    reference: {
      type: 'reference',
      needed: true,
      most: 60,
      heads: [
        ...['kenmerk', 'dossiernummer', 'dossier', 'aanvraagnummer', 'projectnummer', 'zaaknummer', 'nummer'],
        ...['nr', 'reference', 'grant id', 'identifier', 'id'],
      ],
    },
    title: {
      type: 'text',
      needed: true,
      most: 200,
      heads: ['titel', 'project', 'projectnaam', 'naam project', 'plan', 'title', 'project title'],
    },
    grantee: {
      type: 'text',
      needed: true,
      most: 200,
      heads: [
        ...['ontvanger', 'organisatie', 'aanvrager', 'naam organisatie', 'begunstigde', 'initiatief', 'naam'],
        ...['grantee', 'recipient', 'recipient org', 'applicant', 'organisation', 'organization'],
      ],
    },
    kvk,
    amount: {
      type: 'money',
      needed: true,
      heads: [
        ...['bedrag', 'toegekend bedrag', 'toegekend', 'bijdrage', 'subsidie', 'verleend bedrag'],
        ...['amount', 'amount awarded', 'awarded'],
      ],
    },
    awardedOn: {
      type: 'day',
      needed: true,
      heads: [
        ...['datum toekenning', 'toegekend op', 'datum besluit', 'besluitdatum', 'toekenningsdatum', 'datum'],
        ...['award date', 'awarded on', 'decision date', 'date'],
      ],
    },
    startsOn: {
      type: 'day',
      heads: ['startdatum', 'start', 'begin', 'begindatum', 'van', 'start date', 'from'],
    },
    endsOn: { type: 'day', heads: ['einddatum', 'eind', 'einde', 'tot', 'end date', 'end', 'to'] },
    neighbourhood: { type: 'text', most: 200, heads: ['wijk', 'buurt', 'gebied', 'neighbourhood', 'area'] },
    theme: {
      type: 'text',
      most: 200,
      heads: ['thema', 'pijler', 'programma', 'categorie', 'theme', 'pillar'],
    },
    summary: {
      type: 'text',
      most: 2000,
      heads: ['samenvatting', 'omschrijving', 'beschrijving', 'toelichting', 'summary', 'description'],
    },
    stateAid: { type: 'yes-no', heads: ['staatssteun', 'de minimis', 'minimissteun', 'steun', 'state aid'] },
  },
  payments: {
    grant: ofGrant,
    amount: {
      type: 'signed-money',
      needed: true,
      heads: ['bedrag', 'betaald', 'betaald bedrag', 'amount', 'paid'],
    },
    paidOn: {
      type: 'day',
      needed: true,
      heads: [
        'datum',
        'betaaldatum',
        'betaald op',
        'datum betaling',
        'boekdatum',
        'date',
        'payment date',
        'paid on',
      ],
    },
    reference: {
      type: 'reference',
      most: 60,
      heads: [
        'betaalkenmerk',
        'betaling',
        'betalingsnummer',
        'boekstuk',
        'boekstuknummer',
        'payment',
        'payment id',
      ],
    },
  },
  results: {
    grant: ofGrant,
    indicator: {
      type: 'text',
      needed: true,
      most: 200,
      heads: ['indicator', 'resultaat', 'wat', 'wat is gemeten', 'meting', 'result', 'measure'],
    },
    value: {
      type: 'figure',
      needed: true,
      heads: ['waarde', 'aantal', 'uitkomst', 'cijfer', 'gerealiseerd', 'value', 'number', 'actual'],
    },
    unit: { type: 'text', most: 60, heads: ['eenheid', 'soort', 'unit'] },
    measuredOn: {
      type: 'day-or-year',
      needed: true,
      heads: ['datum', 'gemeten op', 'jaar', 'peildatum', 'meetdatum', 'date', 'measured on', 'year'],
    },
    source: { type: 'text', most: 500, heads: ['bron', 'hoe gemeten', 'methode', 'source', 'method'] },
  },
} as const satisfies Record<PastKind, Record<string, PastField>>

export type FieldKey = {
  [Kind in PastKind]: keyof (typeof pastFields)[Kind]
}[PastKind]

/** The fields of a kind with their keys, in order. */
export function fieldsOf(kind: PastKind): [FieldKey, PastField][] {
  return Object.entries(pastFields[kind]) as [FieldKey, PastField][]
}

export function isPastKind(text: unknown): text is PastKind {
  return pastKinds.some((kind) => kind === text)
}
