/** What everybody may do with open data. */
export const licenceUrl = 'https://creativecommons.org/licenses/by/4.0/'
