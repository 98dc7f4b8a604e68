// The fuses of an executable, as they are burnt into it.
import { FuseV1Options, FuseState, getCurrentFuseWire } from '@electron/fuses'

export async function fusesOf(executable: string): Promise<Record<string, boolean | undefined>> {
  const wire = await getCurrentFuseWire(executable)
  const on = (option: FuseV1Options): boolean | undefined =>
    wire[option] === undefined ? undefined : wire[option] === FuseState.ENABLE
  return {
    runAsNode: on(FuseV1Options.RunAsNode),
    nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
    cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
    asarIntegrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
    fileProtocol: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }
}

export const EXPECTED_FUSES = {
  runAsNode: false,
  nodeOptions: false,
  inspect: false,
  cookieEncryption: true,
  asarIntegrity: true,
  onlyAsar: true,
  fileProtocol: false,
}
