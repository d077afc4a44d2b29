import type { ContactPerson } from '#app/components/block/person.ts'
import { formatList } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { db } from '#db/client.server.ts'
import { contactsOf, neighbourhoodsOf } from '#db/queries/fund.server.ts'

/** Everybody one can call, each once with all their neighbourhoods; who is there for one neighbourhood comes first. */
export async function contactPeople(fund: string, language: Language): Promise<ContactPerson[]> {
  const [contacts, neighbourhoods] = [await contactsOf(db(), fund), await neighbourhoodsOf(db(), fund)]
  const nameOf = (key: string) => neighbourhoods.find((one) => one.key === key)?.name ?? key
  const firsts = contacts.filter(
    ({ phone }, index) => contacts.findIndex((one) => one.phone === phone) === index,
  )
  const people = firsts.map(({ name, role, phone, hours, house, photoId }, index) => {
    const own = contacts.filter((one) => one.phone === phone)
    const names = own.flatMap(({ neighbourhood }) => (neighbourhood ? [nameOf(neighbourhood)] : []))
    return {
      name,
      role,
      phone,
      hours,
      neighbourhood: names.length > 0 ? formatList(names, language) : undefined,
      portrait: portraits[index % portraits.length],
      ...(house ? { house } : {}),
      ...(photoId ? { photo: `/contact/photos/${photoId}` } : {}),
    }
  })
  return people.sort((one, other) => Number(!one.neighbourhood) - Number(!other.neighbourhood))
}

const portraits = ['scarf', 'bun', 'bob', 'short'] as const
