/** The one place where a request reads the clock; everything below takes the time as an argument. */
export function clock(_request: Request): Date {
  return new Date()
}
