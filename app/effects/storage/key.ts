/** A key as the application makes them; anything else never reaches a folder or an address. */
export function checkedKey(key: string): string {
  if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*(\.part)?$/.test(key)) throw new Error('this is no key of the storage')
  return key
}
