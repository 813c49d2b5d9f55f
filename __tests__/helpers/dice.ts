/** The seed of random runs, the same for everybody; SOAK_SEED=random looks for new ones. */
export const SOAK_SEED =
  process.env.SOAK_SEED === 'random' ? Date.now() % 1_000_000_000 : Number(process.env.SOAK_SEED ?? '20261121')

/** A small generator with a seed, so that a failure can be run again: 0 ≤ x < 1. */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
