import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRouter, type Router, type RouterPorts } from '../../../../src/main/ipc/router.ts'
import type { Handlers } from '../../../../src/main/ipc/handlers.ts'
import { StudioError } from '../../../../src/shared/errors.ts'
import { requests } from '../../../../src/shared/ipc/contract.ts'

function routerOver(handlers: Partial<Handlers>, ports: Partial<RouterPorts> = {}): Router {
  return createRouter({
    handlersFor: () => handlers,
    rateLimit: { take: () => true },
    reportBug: () => 'log-1',
    ...ports,
  })
}

test('runs the handler with the parsed argument and wraps its answer', async () => {
  const router = routerOver({ 'app.openExternal': ({ url }) => ({ opened: url === 'https://example.org' }) })
  expect(await router('app.openExternal', { url: 'https://example.org', extra: 1 })).toEqual({
    ok: true,
    value: { opened: true },
  })
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'app.info ', 'unknown.route'])(
  'refuses %j, which a lookup without own-property check could answer',
  async (name) => {
    const answer = await routerOver({})(name, {})
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  },
)

test('a route name that is no text reaches nothing', async () => {
  for (const name of [null, undefined, 7, {}, ['app.info'], { toString: () => 'app.info' }]) {
    expect(await routerOver({})(name, {})).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  }
})

test('a wrong argument is answered with words and the field, and the handler never runs', async () => {
  let ran = false
  const router = routerOver({
    'todos.create': () => {
      ran = true
      throw new Error('must not run')
    },
  })
  const answer = await router('todos.create', { projectId: 'p', label: '' })
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'INVALID_ARGUMENT', data: { fields: ['label'] } },
  })
  expect(ran).toBe(false)
})

test('what is wrong is said shortly, however much of it was sent', async () => {
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`unknown-${n}`, n]))
  const answer = await routerOver({})('app.info', many)
  expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_ARGUMENT' } })
  expect(JSON.stringify(answer).length).toBeLessThan(1000)
})

test('an oversized argument is refused before it is parsed', async () => {
  const router = routerOver({})
  const answer = await router('tools.call', { arguments: 'x'.repeat(9 * 1024 * 1024) })
  expect(answer).toMatchObject({ ok: false, error: { code: 'LIMIT_EXCEEDED' } })
})

test('a studio error keeps its code, words and data', async () => {
  const router = routerOver({
    'app.info': () => {
      throw new StudioError('CONFLICT', 'Two at once.', { at: 3 })
    },
  })
  expect(await router('app.info', {})).toEqual({
    ok: false,
    error: { code: 'CONFLICT', message: 'Two at once.', data: { at: 3 } },
  })
})

test.each(['SQLITE_FULL', 'ENOSPC', 'SQLITE_IOERR_WRITE'])(
  'a full disk (%s) is said in words',
  async (code) => {
    const router = routerOver({
      'app.info': () => {
        throw Object.assign(new Error('database or disk is full'), { code })
      },
    })
    expect(await router('app.info', {})).toMatchObject({ ok: false, error: { code: 'DISK_FULL' } })
  },
)

test('a bug crosses as INTERNAL with a log id, and neither its words nor its stack', async () => {
  const reported: unknown[] = []
  const router = routerOver(
    {
      'app.info': () => {
        throw new TypeError('secret /home/author/path')
      },
    },
    { reportBug: (context, error) => (reported.push(context, error), 'abc123') },
  )
  const answer = await router('app.info', {})
  expect(answer).toMatchObject({ ok: false, error: { code: 'INTERNAL', data: { logId: 'abc123' } } })
  expect(JSON.stringify(answer)).not.toContain('secret')
  expect(reported[0]).toBe('app.info')
})

test('while the database is not open, the reason is the answer', async () => {
  const router = routerOver(
    {},
    {
      handlersFor: () => {
        throw new StudioError('DATABASE_NEWER', 'A newer studio wrote this.')
      },
    },
  )
  expect(await router('projects.list', {})).toMatchObject({ ok: false, error: { code: 'DATABASE_NEWER' } })
})

test('over the bound of a route the request is refused', async () => {
  const router = routerOver({}, { rateLimit: { take: () => false } })
  expect(await router('app.info', {})).toMatchObject({ ok: false, error: { code: 'LIMIT_EXCEEDED' } })
})

test('whatever a page sends, the router answers and never throws', async () => {
  const router = routerOver({})
  const names = fc.oneof(fc.constantFrom(...Object.keys(requests)), fc.anything())
  await fc.assert(
    fc.asyncProperty(names, fc.anything({ withBigInt: true, withMap: true }), async (name, input) => {
      expect((await router(name, input)).ok).toBe(false)
    }),
    { numRuns: 300 },
  )
})
