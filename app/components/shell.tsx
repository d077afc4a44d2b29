import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { DeskPage } from './page/desk-page.tsx'
import { InitiativePage } from './page/initiative-page.tsx'
import { PanelPage } from './page/panel-page.tsx'
import { PlainPage } from './page/plain-page.tsx'
import { PublicPage } from './page/public-page.tsx'
import type { NavLink, PageProps } from './page/types.ts'
import { useRootData } from './shell-data.ts'

type ShellProps = {
  /** The path of the navigation link that this page belongs to. */
  current?: string
  strip?: PageProps['strip']
  children: ReactNode
}

/** For everybody. */
export function PublicShell({ hero, ...shell }: ShellProps & { hero?: ReactNode }) {
  const page = usePage(shell.current, publicNav)
  return <PublicPage {...page} {...rest(shell)} hero={hero} />
}

/** For who applies, signs and reports. */
export function InitiativeShell(shell: ShellProps) {
  const page = usePage(shell.current, initiativeNav)
  return <InitiativePage {...page} {...rest(shell)} />
}

/** For the panel and its chair. */
export function PanelShell(shell: ShellProps) {
  return <PanelPage {...usePage(shell.current, panelNav)} {...rest(shell)} />
}

/** For the manager, the approver and the auditor; their notices stand on the desk itself, since the row of links is full. */
export function OfficeShell(shell: ShellProps) {
  return <DeskPage {...usePage(shell.current, officeNav, false)} {...rest(shell)} />
}

/** For the administrator. */
export function AdminShell(shell: ShellProps) {
  return <DeskPage {...usePage(shell.current, adminNav)} {...rest(shell)} />
}

/** One narrow column: signing in, an error, a page that is not there. */
export function PlainShell(shell: ShellProps) {
  return <PlainPage {...usePage(shell.current, () => [])} {...rest(shell)} />
}

function rest({ strip, children }: ShellProps) {
  return { strip, children }
}

function usePage(
  current: string | undefined,
  links: (roles: readonly string[], writes: boolean) => NavLink[],
  showsNotices = true,
) {
  const { fund, locale, viewer, writes, unread, person, harvest, demo, path } = useRootData()
  const account = viewer ? noticesLink(unread) : { href: '/account/sign-in', label: m.shell_nav_sign_in() }
  const nav = [...links(viewer?.roles ?? [], writes), ...(viewer && !showsNotices ? [] : [account])]
  return {
    fund,
    locale,
    path,
    demo,
    viewer: viewer ?? undefined,
    person: person ?? undefined,
    links: footerLinks(harvest),
    nav: nav.map((link) => ({ ...link, current: link.href === current })),
  }
}

/** The list of what was told, with how much of it is new. */
export function noticesLink(unread: number) {
  return {
    href: '/account/notices',
    label: unread > 0 ? m.notify_list_unread({ count: unread }) : m.notify_list_title(),
  }
}

function publicNav(roles: readonly string[], writes: boolean): NavLink[] {
  return [
    { href: '/check', label: m.shell_nav_check() },
    { href: '/grants', label: m.shell_nav_grants() },
    { href: '/results', label: m.shell_nav_results() },
    { href: '/how-we-decide', label: m.shell_nav_how() },
    { href: '/contact', label: m.shell_nav_contact() },
    ...ownPlace(roles, writes),
  ]
}

/** Where somebody who is signed in has their work. */
function ownPlace(roles: readonly string[], writes: boolean): NavLink[] {
  if (roles.some((role) => ['manager', 'approver', 'auditor'].includes(role)))
    return [{ href: '/manager', label: m.shell_nav_office() }]
  if (roles.some((role) => ['reviewer', 'chair'].includes(role)))
    return [{ href: '/reviewer', label: m.shell_nav_panel() }]
  return writes ? [{ href: '/applicant', label: m.shell_nav_mine() }] : []
}

function initiativeNav(): NavLink[] {
  return [
    { href: '/applicant', label: m.shell_nav_mine() },
    { href: '/grants', label: m.shell_nav_grants() },
    { href: '/contact', label: m.shell_nav_contact() },
  ]
}

function panelNav(): NavLink[] {
  return [
    { href: '/reviewer', label: m.shell_nav_panel() },
    { href: '/how-we-decide', label: m.shell_nav_how() },
    { href: '/contact', label: m.shell_nav_contact() },
  ]
}

function officeNav(roles: readonly string[]): NavLink[] {
  return [
    { href: '/manager', label: m.shell_nav_desk() },
    { href: '/manager/proposals', label: m.shell_nav_proposals() },
    { href: '/manager/grants', label: m.shell_nav_office_grants() },
    { href: '/manager/tranches', label: m.shell_nav_tranches() },
    { href: '/manager/fund', label: m.shell_nav_fund() },
    { href: '/manager/programme', label: m.shell_nav_programme() },
    { href: '/manager/search', label: m.shell_nav_search() },
    ...(roles.includes('administrator') ? [{ href: '/admin', label: m.shell_nav_admin() }] : []),
  ]
}

function adminNav(): NavLink[] {
  return [
    { href: '/admin', label: m.shell_nav_admin() },
    { href: '/contact', label: m.shell_nav_contact() },
  ]
}

function footerLinks(harvest: boolean): NavLink[] {
  return [
    { href: '/how-we-decide', label: m.shell_nav_how() },
    { href: '/money', label: m.shell_nav_money() },
    { href: '/grants', label: m.shell_nav_grants() },
    { href: '/results', label: m.shell_nav_results() },
    ...(harvest ? [{ href: '/harvest', label: m.harvest_list_title() }] : []),
    { href: '/open-data', label: m.shell_nav_open_data() },
    { href: '/lessons', label: m.lessons_title() },
    { href: '/privacy', label: m.shell_nav_privacy() },
    { href: '/accessibility', label: m.shell_nav_accessibility() },
  ]
}
