/** Milliseconds of processor time that this process has had: unlike a clock's, they don't grow while others are at work. */
export function cpuMs(): number {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1000
}
