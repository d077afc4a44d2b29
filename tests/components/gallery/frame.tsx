import type { ContactPerson } from '#app/components/block/person.ts'
import type { NavLink, PageProps } from '#app/components/page/types.ts'

export const marijke: ContactPerson = {
  name: 'Marijke de Vries',
  role: 'buurtcontact',
  neighbourhood: 'Heechterp-Schieringen',
  phone: '058 000 00 11',
  hours: 'Maandag tot en met donderdag, 9.00 tot 20.00 uur.',
  example: true,
  portrait: 'bob',
}
export const joke: ContactPerson = {
  ...marijke,
  name: 'Joke Wiersma',
  neighbourhood: 'Vrijheidswijk',
  phone: '058 000 00 13',
  portrait: 'bun',
}
export const rob: ContactPerson = {
  ...marijke,
  name: 'Rob Postma',
  neighbourhood: 'Oud Oost en Vlietzone',
  phone: '058 000 00 14',
  portrait: 'short',
}
export const hanan: ContactPerson = {
  ...marijke,
  name: 'Hanan El Amrani',
  neighbourhood: 'Bilgaard',
  phone: '058 000 00 12',
  portrait: 'scarf',
}
export const sipke: ContactPerson = {
  ...marijke,
  name: 'Sipke Hoekstra',
  role: 'fondsbeheer',
  neighbourhood: undefined,
  phone: '058 000 00 10',
  portrait: 'short',
}

const links: NavLink[] = [
  'Hoe wij beslissen',
  'Waar het geld is',
  'Alle bijdragen',
  'Open data',
  'Uw gegevens',
  'Toegankelijkheid',
  'Klacht of bezwaar',
  'Papieren formulier',
  'Over Leeuwarden Oost',
].map((label, index) => ({ href: `/links/${index}`, label }))

/** What every page of the gallery has; `words` are the words of its navigation, the `current` one is marked. */
export function frame(words: string[], current?: string): Omit<PageProps, 'children'> {
  return {
    fund: { name: 'Impactfonds Leeuwarden Oost' },
    locale: 'nl',
    path: '/',
    person: marijke,
    links,
    nav: words.map((label, index) => ({ href: `/nav/${index}`, label, current: label === current })),
    urls: { callBack: '/call-back' },
  }
}

export const publicWords = [
  'Geld aanvragen',
  'Initiatieven',
  'Resultaten',
  'Hoe wij beslissen',
  'Contact',
  'Inloggen',
]
export const initiativeWords = ['Mijn aanvraag', 'Mijn afspraken', 'De ronde', 'Contact']
export const panelWords = ['Mijn lijst', 'Zo scoort u', 'Contact']
export const deskWords = ['Vandaag', 'Rondes', 'Bijdragen', 'Geld', 'Resultaten']
