// Drafting by models in each of its states, at two sizes, light and dark: pictures to look at in test-results/screens,
// nothing axe calls serious, and every button within the window.
import { expect, test, type Page } from '@playwright/test'
import { runFromPalette } from '../support/palette.ts'
import { answered } from '../support/answered.ts'
import {
  askForDraft,
  chapters,
  draftedProject,
  launchDraftingStudio,
  openManuscript,
  paragraphsUnder,
  storedText,
  type DraftingStudio,
} from '../support/drafting-studio.ts'
import { launchStudio, type RunningStudio } from '../support/electron-app.ts'
import { waitForDrafts } from '../support/imported-project.ts'
import { namedIn, sectionNamed } from '../support/model-server/answer-for.ts'
import { draftAnswer } from '../support/model-server/draft-answer.ts'
import { fault } from '../support/model-server/faults.ts'
import { expectAccessible, resize, sizes, takePicture } from '../support/screen-look.ts'
import {
  fillLibrary,
  showDocument,
  showSettings,
  showSideTab,
  showTheme,
  themes,
} from '../support/studio-screens.ts'

const [FIRST, SECOND, THIRD] = chapters
const UNSOURCED = 'The sea keeps what it is given, and gives very little of it back.'
const REWORDED = 'Nobody had told her otherwise, and she did not ask; the boat was there, and she took it.'

type Look = (name: string) => Promise<void>

function looks(studio: RunningStudio, theme: string): Look {
  return async (name) => {
    // The wide one last: the next step finds the side panel where it was.
    for (const size of sizes.toReversed()) {
      await resize(studio, size)
      await takePicture(studio.page, `drafting-${name}-${theme}-${size.width}`)
    }
    await expectAccessible(studio.page, `${name}, ${theme}`)
  }
}

for (const theme of themes) {
  test(`a new author sees what drafts are made with, ${theme}`, async () => {
    test.setTimeout(120_000)
    const studio = await launchStudio()
    const { page } = studio
    const look = looks(studio, theme)
    await fillLibrary(studio)
    await showTheme(page, theme)
    await showDocument(page)
    await look('new-document')
    await showSettings(page)
    const dialog = page.getByRole('dialog', { name: 'Settings' })
    await dialog.getByRole('button', { name: 'Drafting', exact: true }).click()
    await look('settings-no-key')
    await dialog.getByRole('radio', { name: 'My own server' }).check()
    await look('settings-server')
    await dialog.getByRole('radio', { name: /^No model/ }).check()
    await look('settings-embedded')
    await studio.close()
  })

  test(`each state of a drafted manuscript can be read and reached, ${theme}`, async () => {
    test.setTimeout(300_000)
    const studio = await launchDraftingStudio()
    const { page } = studio
    const look = looks(studio, theme)
    await showTheme(page, theme)
    const projectId = await makeProject(studio)
    await openManuscript(page)
    await lookAtPage(studio, projectId, look)
    await lookBeside(page, look)
    await lookAtOutline(page, look)
    await lookAtJobs(studio, projectId, look)
    await studio.close()
  })
}

/** Drafted chapters with a guide to the voice, a paragraph of the author's, one that rests on nothing, a proposal. */
async function makeProject(studio: DraftingStudio): Promise<string> {
  const { page, server } = studio
  const projectId = await draftedProject(studio)
  await answered(page, 'voiceGuide.set', {
    projectId,
    guide: {
      samples: ['The lamps stood in rows, and nobody touched them but the lampman.'],
      wordsToUse: ['Davy lamp', 'peerie'],
      wordsToAvoid: ['very', 'otherwise'],
      person: 'first',
      tense: 'past',
    },
  })
  const { document, version, sections } = await answered(page, 'document.open', { projectId })
  const [paragraph = ''] = paragraphsUnder(document.markdown, SECOND)
  const at = document.markdown.indexOf(paragraph)
  const typed = 'I have never told it this way before. '
  const changes = [at, [0, typed], document.markdown.length - at]
  await answered(page, 'document.push', { projectId, version, updates: [{ clientId: 'test', changes }] })
  const idOf = (heading: string) => sections.find((one) => one.heading === heading)?.id ?? ''
  await answered(page, 'document.setSection', { projectId, sectionId: idOf(SECOND), targetWords: 1200 })
  await answered(page, 'document.setSection', { projectId, sectionId: idOf(FIRST), locked: true })
  server.answer(
    draftAnswer((asked) => ({
      summary: 'Reworded “The dinghy” and wrote an end to “The iron”.',
      edits: [
        {
          op: 'replace',
          sectionId: sectionNamed(asked, SECOND),
          after: null,
          heading: null,
          paragraphs: [
            { markdown: REWORDED, sources: [namedIn(asked).items[0]?.name ?? ''] },
            ...paragraphsUnder(document.markdown, SECOND)
              .slice(1)
              .map((markdown) => ({ markdown, sources: [] })),
          ],
          status: 'needs_detail',
        },
        {
          op: 'append',
          sectionId: sectionNamed(asked, THIRD),
          after: null,
          heading: null,
          paragraphs: [{ markdown: UNSOURCED, sources: [] }],
          status: 'complete',
        },
      ],
      todos: [{ label: 'Ask what became of the dinghy', reason: 'It is named twice and never again.' }],
      resolvedTodoIds: [],
    })),
  )
  await askForDraft(page, projectId, 'More about the dinghy, and an end to the iron.')
  await waitForDrafts(page, projectId)
  return projectId
}

async function lookAtPage({ page }: DraftingStudio, projectId: string, look: Look): Promise<void> {
  await look('page')
  const proposals = page.getByRole('complementary', { name: 'Proposals' })
  await proposals.getByRole('button', { name: 'Show in the text' }).first().click()
  await look('proposal')
  await proposals.getByRole('button', { name: 'Edit' }).first().click()
  await look('proposal-edit')
  await page.keyboard.press('Escape')
  // Where the page is wide, the cards stand beside their paragraphs.
  await page.getByRole('button', { name: 'Hide the side panel' }).click()
  await look('proposal-wide')
  await page.getByRole('button', { name: 'Show who wrote what' }).click()
  await look('authorship-off')
  await page.getByRole('button', { name: 'Show who wrote what' }).click()
  await proposals.getByRole('button', { name: 'Reject' }).first().click()
  await expect(proposals).toHaveCount(0)
  expect(await storedText(page, projectId)).not.toContain(REWORDED)
}

async function lookBeside(page: Page, look: Look): Promise<void> {
  await page.getByRole('button', { name: 'Show the side panel' }).click()
  await goToSection(page, THIRD)
  const text = page.getByRole('textbox', { name: 'Manuscript' })
  await text.press('Control+End')
  await text.press('PageUp')
  await showSideTab(page, 'Sources')
  await look('sources')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('The sea keeps what')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await look('unsourced')
  await showSideTab(page, 'Blueprint')
  await page.getByRole('region', { name: 'Voice guide' }).scrollIntoViewIfNeeded()
  await look('voice-guide')
  await page.getByRole('button', { name: 'Add a sample' }).click()
  await look('voice-guide-sample')
  await page.keyboard.press('Escape')
  await showSideTab(page, 'History')
  await look('history')
}

async function goToSection(page: Page, heading: string): Promise<void> {
  const outline = page.getByRole('navigation', { name: 'Outline' })
  await outline.getByRole('button', { name: new RegExp(`^${heading}`) }).click()
}

async function lookAtOutline(page: Page, look: Look): Promise<void> {
  const outline = page.getByRole('navigation', { name: 'Outline' })
  const row = outline.getByRole('button', { name: new RegExp(`^${SECOND}`) })
  await row.hover()
  await outline.getByRole('button', { name: `Actions for “${SECOND}”` }).click()
  await look('section-menu')
  await page.getByRole('menuitem', { name: 'Word goal…' }).click()
  await look('word-goal')
  await page.keyboard.press('Escape')
  await row.focus()
  await page.keyboard.press('F2')
  await look('rename')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'More ways to update the draft' }).click()
  await page.getByRole('menuitem', { name: 'Update with instructions…' }).click()
  await look('instructions')
  await page.keyboard.press('Escape')
}

async function lookAtJobs({ page, server }: DraftingStudio, projectId: string, look: Look): Promise<void> {
  server.answer(draftAnswer())
  server.hold(24)
  await askForDraft(page, projectId, 'Go on with what was said of the skerry.')
  await server.held()
  await expect(page.getByRole('status', { name: 'Draft' })).toHaveText('Drafting…')
  await look('running')
  await runFromPalette(page, 'show the activity')
  const activity = page.getByRole('dialog', { name: 'Activity', exact: true })
  await expect(activity.getByRole('progressbar')).toBeVisible()
  await look('activity-running')
  await activity.getByRole('button', { name: /^Cancel/ }).click()
  await expect(activity.getByText('Stopped by you')).toBeVisible()
  server.release()
  await look('activity')
  await activity.getByRole('button', { name: 'Show what was sent' }).nth(1).click()
  await look('sent')
  await page.keyboard.press('Escape')
  await look('stopped')
  server.answer(fault.status401())
  await askForDraft(page, projectId, 'And the saucer.')
  await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible()
  await look('failed')
}
