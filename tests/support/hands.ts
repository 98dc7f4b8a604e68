// Keys as hands press them: the next one does not wait until the last was taken in.
import type { Page } from '@playwright/test'

const CONTROL = 2
const META = 4

export async function handsOn(page: Page) {
  const session = await page.context().newCDPSession(page)
  return {
    /** Letters, and letters with `ControlOrMeta+` before them. */
    async press(...keys: string[]): Promise<void> {
      const command = process.platform === 'darwin' ? META : CONTROL
      await Promise.all(
        keys.flatMap((pressed) => {
          const isCommand = pressed.startsWith('ControlOrMeta+')
          const key = pressed.replace('ControlOrMeta+', '')
          const upper = key.toUpperCase()
          const of = { key, code: `Key${upper}`, windowsVirtualKeyCode: upper.charCodeAt(0) }
          const modifiers = isCommand ? command : 0
          return [
            session.send('Input.dispatchKeyEvent', {
              ...of,
              ...{ type: 'keyDown', modifiers, ...(isCommand ? {} : { text: key }) },
            }),
            session.send('Input.dispatchKeyEvent', { ...of, type: 'keyUp', modifiers }),
          ]
        }),
      )
    },
  }
}
