import { type Browser, expect, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { codeIn, type Mailbox } from './mailbox.ts'
import type { RunningSite } from './server.ts'

const period = 30_000

/** Somebody with a browser of their own, an address at which mail arrives, and an authenticator app. */
export class Someone {
  #secret: string | null = null
  #lastStep = 0

  private constructor(
    readonly page: Page,
    readonly mailbox: Mailbox,
    readonly name: string,
    readonly email: string,
  ) {}

  static async enter(
    browser: Browser,
    { url, mailbox }: RunningSite,
    name: string,
    email: string,
  ): Promise<Someone> {
    const context = await browser.newContext({ baseURL: url })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    return new Someone(page, mailbox, name, email)
  }

  /** Signs in with the code from the mail, from a page that asks for it or from the start. */
  async signIn(): Promise<void> {
    if (!this.page.url().includes('/account/sign-in')) await this.page.goto('/account/sign-in')
    const ask = async () => {
      await this.page.getByLabel('Uw e-mailadres').fill(this.email)
      await this.page.getByRole('button', { name: 'Stuur mij een code' }).click()
      await expect(this.page).toHaveURL(/\/account\/code/)
    }
    const mail = await this.mailbox.after(this.email, ask, { subject: /code/i })
    await this.page.getByLabel('Code uit uw mail').fill(codeIn(mail))
    await this.page.getByRole('button', { name: 'Inloggen' }).click()
    await expect(this.page).not.toHaveURL(/\/account\/code/)
  }

  /** Puts the shown secret in the app and proves it once. */
  async enrol(): Promise<void> {
    await expect(this.page).toHaveURL(/\/account\/second-factor/)
    this.#secret = ((await this.page.locator('main form strong').textContent()) ?? '').replaceAll(' ', '')
    await this.#typeAppCode()
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText('Bewaar deze herstelcodes')
    await this.page.getByRole('link', { name: 'Ik heb ze bewaard' }).click()
  }

  /** Shows the app's code again, before money moves or a role is given. */
  async stepUp(): Promise<void> {
    await expect(this.page).toHaveURL(/\/account\/step-up/)
    await this.#typeAppCode()
    await expect(this.page).not.toHaveURL(/\/account\/step-up/)
  }

  /** Follows the newest thing of the work list that is about this initiative. */
  async work(about: string): Promise<void> {
    await this.page.goto('/manager')
    await this.page.locator('main li').filter({ hasText: about }).getByRole('link').first().click()
  }

  async #typeAppCode(): Promise<void> {
    await this.page.locator('input[name=code]').fill(await this.#appCode())
    await this.page.locator('form:has(input[name=code]) button').click()
  }

  /** Each step of the clock gives one code that works once; the next one works a little early. */
  async #appCode(): Promise<string> {
    const step = Math.max(Math.floor(Date.now() / period), this.#lastStep + 1)
    const early = (step - 1) * period - Date.now()
    if (early > 0) await this.page.waitForTimeout(early)
    this.#lastStep = step
    const secret = Secret.fromBase32(this.#secret ?? '')
    return new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate({
      timestamp: step * period,
    })
  }
}
