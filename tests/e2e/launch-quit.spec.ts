// Quitting loses nothing: what was typed last is saved while the window closes.
import { expect, test } from '@playwright/test'
import type { RequestOutput } from '../../src/shared/ipc/contract.ts'
import { ask, launchStudio, makeDataDir } from '../support/electron-app.ts'
import { rmSync } from 'node:fs'

test('what was typed a moment before the window closes is there on the next start', async () => {
  const dataDir = makeDataDir()
  try {
    const first = await launchStudio({ dataDir })
    const created = await ask(first.page, 'projects.create', { title: 'Quick hands', contentType: 'article' })
    if (!created.ok) throw new Error(created.error.message)
    const { id } = created.value as RequestOutput<'projects.create'>
    await first.page.getByText('Quick hands').first().click()
    const editor = first.page.getByRole('region', { name: 'Document' }).getByRole('textbox')
    await editor.click()
    await first.page.keyboard.press('Control+End')
    await first.page.keyboard.type(' The last words before the lid closed.')
    await first.app.evaluate(({ app }) => app.quit()).catch(() => undefined)
    await first.quit()

    const again = await launchStudio({ dataDir })
    const opened = await ask(again.page, 'document.open', { projectId: id })
    expect(JSON.stringify(opened)).toContain('The last words before the lid closed.')
    await again.close()
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
})
