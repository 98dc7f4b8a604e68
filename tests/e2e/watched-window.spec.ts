// The watch over the window sees each thing that it says has not happened. Would catch: a test that is green because
// nobody looks.
import { expect, test } from '@playwright/test'
import { answered } from '../support/answered.ts'
import { launchStudio, type RunningStudio } from '../support/electron-app.ts'
import { inMain } from '../support/in-main.ts'
import { watchWindow, type WatchedWindow } from '../support/watched-window.ts'

let studio: RunningStudio
let watch: WatchedWindow
test.beforeAll(async () => {
  studio = await launchStudio()
  watch = await watchWindow(studio.app, studio.page)
})
test.afterAll(async () => {
  watch.close()
  await studio.close()
})

async function expectSeen(...words: RegExp[]): Promise<void> {
  for (const one of words) await expect.poll(() => watch.seen()).toContainEqual(expect.stringMatching(one))
}

test('is silent while nothing happens', async () => {
  await studio.page.getByRole('button', { name: 'Settings' }).click()
  await studio.page.keyboard.press('Escape')
  expect(await watch.seen()).toEqual([])
})

test('sees scripts, elements, and what they would load', async () => {
  const { page } = studio
  await page.evaluate(() => Reflect.set(window, 'ran', 1))
  await expectSeen(/^a script ran$/)
  await page.evaluate((trap) => {
    const box = document.createElement('p')
    box.innerHTML = `<img src="${trap}/i.png"><b onclick="window.ran=1">x</b><a href="${trap}">x</a>`
    document.body.append(box)
    const link = Object.assign(document.createElement('link'), { rel: 'prefetch', href: `${trap}/head` })
    document.head.append(link)
    document.querySelector('#root')?.setAttribute('onmouseover', 'window.ran=1')
  }, watch.trap)
  await expectSeen(
    /^element <img /,
    /^element <b onclick/,
    /^element <a href/,
    /^element <link/,
    /^element <div id="root"/,
  )
  await expectSeen(/^policy img-src .*\/i\.png$/)
})

test('sees requests, refused ones and those that arrive', async () => {
  await inMain(
    studio.app,
    ({ session }, url) => session.defaultSession.fetch(url).then(String, String),
    `${watch.trap}/refused`,
  )
  await expectSeen(/^request .*\/refused$/)
  await fetch(`${watch.trap}/arrived`)
  await expectSeen(/^reached \/arrived$/)
})

test('sees the page leave, windows, downloads and questions', async () => {
  const { app, page } = studio
  await page.evaluate((trap) => {
    window.open(`${trap}/window`)
    location.href = `${trap}/left`
  }, watch.trap)
  await expectSeen(/^window .*\/window$/, /^navigation .*\/left$/)
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['x']))
    link.download = 'x.txt'
    link.click()
  })
  await expectSeen(/^download blob:/)
  await page.evaluate(() => alert('Your key?'))
  await expectSeen(/^dialog Your key\?$/)
  await inMain(app, ({ BrowserWindow }) => new BrowserWindow({ show: false }).destroy())
  await expectSeen(/^contents window$/)
})

test('sees what is opened outside the studio, and the question before', async () => {
  const { page } = studio
  await answered(page, 'app.openExternal', { url: 'https://example.invalid/' })
  await expectSeen(/^asked .*example\.invalid/, /^opened https:\/\/example\.invalid\/$/)
  await answered(page, 'app.showDataDirectory', {})
  await expectSeen(/^opened \//)
})
