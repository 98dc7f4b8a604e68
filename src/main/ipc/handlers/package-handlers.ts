// The routes of whole projects as files.
import type { GivenFile } from '../../app/given-file.ts'
import type { Packages } from '../../package/packages.ts'
import type { Handlers } from '../handlers.ts'

type PackageRoutes = Extract<keyof Handlers, `packages.${string}`>

export function packageHandlers(packages: Packages, given: GivenFile): Pick<Handlers, PackageRoutes> {
  return {
    'packages.export': ({ projectId, form }) => packages.export(projectId, form),
    'packages.choose': ({ from }) => packages.choose(from),
    async 'packages.given'() {
      const path = given.take()
      return path === null ? null : packages.lookInto(path)
    },
    'packages.import': ({ choiceId, packages: wanted }) => packages.import(choiceId, wanted),
    'packages.forget': ({ choiceId }) => {
      packages.forget(choiceId)
      return null
    },
    'packages.cancel': () => {
      packages.cancel()
      return null
    },
  }
}
