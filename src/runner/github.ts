import type {GitHubApi} from '../runner.ts'

/** The API of the server that the job runs on, by GITHUB_API_URL. The package is loaded when the first request needs it. */
export async function connectGitHub(token: string): Promise<GitHubApi> {
  const {getOctokit} = await import('@actions/github')
  const octokit = getOctokit(token)
  return {request: async (route, parameters) => (await octokit.request(route, parameters)).data}
}
