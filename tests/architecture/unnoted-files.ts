/** Routes of the fund that answer a file and note no opening, each with its reason. */
export const unnotedFiles: Record<string, string> = {
  'admin/archive-file.tsx': 'each time that an archive is handed out is an event of the log',
  'admin/mail-text-mail.tsx': 'a mail with invented names and amounts',
  'manager/donor-file.tsx': 'amounts for a giver, with no text of anybody',
  'manager/fund-closing-file.tsx': 'what a closed fund hands over, made of sums and public names',
  'manager/journal-file.tsx': 'the books, of which the whole office reads every line on a page',
  'manager/list-file.tsx': 'a list as the page shows it, without texts or files of people',
  'manager/past-errors.tsx': 'lines that the reader brought, before they are kept',
  'manager/state-aid-file.tsx': 'the register that the law wants to be public',
  'manager/terms-preview.tsx': 'leads a reader on, and shows a writer what they type themselves',
  'reviewer/advice-typing.tsx': 'leads a reader on, and answers what a member types',
  'reviewer/score-typing.tsx': 'leads a reader on, and answers what a member types',
}
