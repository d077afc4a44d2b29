/** The look of a mail: always light, as on paper; the colours are those of the pages. */
export const colors = {
  paper: '#faf8f4',
  surface: '#ffffff',
  line: '#dcd5c9',
  ink: '#17262b',
  inkSoft: '#4a585c',
  action: '#0b5563',
  onAction: '#ffffff',
  night: '#0a3f4b',
  onNight: '#ffffff',
  lampSoft: '#fff0cc',
} as const

export const font =
  '"Source Sans 3", "Source Sans Pro", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif'
