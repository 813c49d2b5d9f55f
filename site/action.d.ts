// The build makes a module of action.yml (build.mjs).
declare module '*/action.yml' {
  const action: {
    readonly inputs: Readonly<Record<string, {readonly description: string; readonly default?: string}>>
  }
  export default action
}
