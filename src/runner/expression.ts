import {data, Evaluator, Lexer, Parser} from '@actions/expressions'
import type {ContextAccess, Expr, IndexAccess} from '@actions/expressions/ast'
import {IndexAccess as IndexNode} from '@actions/expressions/ast'

/** What the expressions of one step can see in one run. */
export interface Scope {
  readonly github: Readonly<Record<string, unknown>>
  /** Of workflow, job and step, the nearest last; their values may hold expressions. */
  readonly env: ReadonlyMap<string, string>
  /** Outputs of steps that are known, by the step's id. */
  readonly steps: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** What a condition is taken to be that only the run itself can decide. */
  readonly undecided: boolean
}

const CONTEXTS = [
  'github',
  'env',
  'vars',
  'secrets',
  'inputs',
  'steps',
  'needs',
  'matrix',
  'strategy',
  'job',
  'jobs',
  'runner'
]
const FUNCTIONS = ['hashFiles', 'success', 'always', 'cancelled', 'failure']
const DEEPEST = 10

/** The text with its `${{ … }}` filled in; what only the run knows is a word made of its name: `x-secrets-token`. */
export function fill(text: string, scope: Scope, depth = 0): string {
  return text.replace(/\$\{\{((?:'(?:[^']|'')*'|[^'}]|\}(?!\}))*)\}\}/g, (whole, body: string) => {
    try {
      return evaluate(body, scope, depth)
    } catch {
      return placeholder(whole)
    }
  })
}

/** An expression, with or without its braces, as in `if:`. */
export function decide(text: string, scope: Scope): boolean {
  const body = text.trim().replace(/^\$\{\{([\s\S]*)\}\}$/, '$1')
  const result = fill(`\${{ (${body}) && true || false }}`, scope)
  return result === 'true' || (result !== 'false' && scope.undecided)
}

function placeholder(name: string): string {
  return `x-${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')}`
}

function evaluate(body: string, scope: Scope, depth: number): string {
  const functions = FUNCTIONS.map(name => ({
    name,
    description: '',
    minArgs: 0,
    maxArgs: 255,
    call: () =>
      name === 'hashFiles'
        ? new data.StringData('x-hash')
        : new data.BooleanData(name === 'success' || name === 'always')
  }))
  const tree = new Parser(new Lexer(body).lex().tokens, CONTEXTS, functions).parse()
  const evaluator = new ScopedEvaluator(tree, scope, depth, new Map(functions.map(f => [f.name.toLowerCase(), f])))
  const result = evaluator.evaluate()
  if (result.kind === data.Kind.Boolean && evaluator.isUndecided) return String(scope.undecided)
  return result.coerceString()
}

/** Names that are not known become words of their own, and a condition that looked at one is undecided. */
class ScopedEvaluator extends Evaluator {
  isUndecided = false
  private readonly scope: Scope
  private readonly depth: number

  constructor(tree: Expr, scope: Scope, depth: number, functions: ConstructorParameters<typeof Evaluator>[2]) {
    super(tree, new data.Dictionary(), functions)
    this.scope = scope
    this.depth = depth
  }

  override visitContextAccess(access: ContextAccess): data.ExpressionData {
    return this.look([access.name.lexeme.toLowerCase()])
  }

  override visitIndexAccess(access: IndexAccess): data.ExpressionData {
    const path = this.pathOf(access)
    return path ? this.look(path) : super.visitIndexAccess(access)
  }

  /** `github.event.number` → its three names; undefined where a part is computed or a `*`. */
  private pathOf(expr: Expr): string[] | undefined {
    const names: string[] = []
    let node = expr
    while (node instanceof IndexNode) {
      const index = node.index as {literal?: data.ExpressionData}
      if (!index.literal) return undefined
      names.unshift(index.literal.coerceString())
      node = node.expr
    }
    const name = (node as Partial<ContextAccess>).name?.lexeme
    return name === undefined ? undefined : [name.toLowerCase(), ...names]
  }

  private look(path: readonly string[]): data.ExpressionData {
    const [root = '', name = '', third = '', ...rest] = path
    if (
      root === 'github' &&
      !(name === 'event' && ['inputs', 'client_payload', 'workflow_run', 'issue', 'comment'].includes(third))
    ) {
      let value: unknown = this.scope.github
      for (const part of path.slice(1)) value = isRecord(value) ? value[part] : undefined
      return toData(value)
    }
    if (root === 'env') {
      const text = this.scope.env.get(name)
      if (text !== undefined && this.depth < DEEPEST) return new data.StringData(fill(text, this.scope, this.depth + 1))
    }
    if (root === 'steps' && third === 'outputs') {
      const known = this.scope.steps.get(name)?.get(rest.join('.'))
      if (known !== undefined) return new data.StringData(known)
    }
    this.isUndecided = true
    return new data.StringData(placeholder(path.join('-')))
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function toData(value: unknown): data.ExpressionData {
  if (value === undefined) return new data.Null()
  // The package revives its own data from JSON: https://github.com/actions/languageservices
  return JSON.parse(JSON.stringify(value), data.reviver) as data.ExpressionData
}
