import type {Case, Fault} from './fault.ts'

/**
 * Who was refused decides what to do, more than the text: which registry, with whose credential, about whose image. So
 * the many texts of a denial share these cases; of as many conditions, the earlier case counts.
 */
const OF_GITHUB: readonly Case[] = [
  {
    when: {operation: ['push', 'login'], registry: 'github', credential: 'job', run: 'fork'},
    cause: 'the run is about code of {fork}, and the token of such a run is read-only, whatever permissions says',
    fix: 'Leave push empty: then pull requests of forks are built and not pushed, and the job stays green.'
  },
  {
    when: {operation: ['push', 'login'], registry: 'github', credential: 'job', run: 'dependabot'},
    cause: 'Dependabot started the run, and the token of such a run is read-only unless permissions says otherwise',
    fix: 'Leave push empty: then Dependabot’s runs are built and not pushed. Or give the job the permissions:\n{permissions}'
  },
  {
    when: {operation: ['push', 'login'], registry: 'github', credential: 'job', owner: 'other'},
    cause: 'the image belongs to {imageOwner}, and the job’s token may write only packages of {owner}',
    fix: 'Name the image after your own owner (images: {ownName}), or set registry: {host}, username and password to a classic personal access token with the scope write:packages, of a user who may write packages of {imageOwner}.'
  },
  {
    when: {operation: ['push', 'login'], registry: 'github', credential: 'job', owner: 'own'},
    cause:
      'the job’s token may not write this package: the job lacks packages: write, or the package is not linked to {repository}',
    fix: 'Give the job the permissions:\n{permissions}\nIf it has them, add {repository} with the role Write under “Manage Actions access” on {settings}'
  },
  {
    when: {operation: 'push', registry: 'github', credential: 'given', owner: 'own'},
    cause: 'the token of {user} has expired, lacks the scope write:packages, or that user may not write this package',
    fix: 'Leave username and password out and give the job packages: write: then its own token is used. Or make a new classic personal access token with the scope write:packages: https://{server}/settings/tokens'
  },
  {
    when: {operation: 'push', registry: 'github', credential: 'stored', owner: 'own'},
    cause:
      'the log-in of {user}, which an earlier step or this machine has left, has expired, lacks the scope write:packages, or may not write this package',
    fix: 'Take that log-in out and give the job packages: write: then its own token is used. Or give it a classic personal access token with the scope write:packages: https://{server}/settings/tokens'
  },
  {
    when: {operation: 'push', registry: 'github', credential: ['given', 'stored'], owner: 'other'},
    cause:
      'the token of {user} has expired, lacks the scope write:packages, or that user may not write packages of {imageOwner}',
    fix: 'Make a new classic personal access token with the scope write:packages, of a user who may write packages of {imageOwner}: https://{server}/settings/tokens'
  },
  {
    when: {operation: ['push', 'login'], registry: 'github', credential: 'none'},
    cause: 'nobody is logged in to {host}: there is neither a token of the job nor a password',
    fix: 'Leave the input github-token alone (its default is the job’s token), or give registry: {host}, username and password.'
  },
  {
    when: {operation: 'login', registry: 'github', credential: ['given', 'stored']},
    cause: 'the token of {user} is wrong or has expired',
    fix: 'Leave username and password out: the job’s own token is used for {host}. Or make a new classic personal access token: https://{server}/settings/tokens'
  },
  {
    when: {operation: ['push', 'login'], registry: 'gitea', credential: 'job'},
    cause: 'the token of a Gitea or Forgejo job can’t write packages',
    fix: 'Give registry: {host}, username and, as password, a personal access token with the scope write:package: https://{server}/user/settings/applications'
  },
  {
    when: {operation: ['push', 'login'], registry: 'gitea', credential: 'none'},
    cause: 'nobody is logged in to {host}',
    fix: 'Give registry: {host}, username and, as password, a personal access token with the scope write:package: https://{server}/user/settings/applications'
  },
  {
    when: {operation: ['push', 'login'], registry: 'gitea', credential: ['given', 'stored']},
    cause:
      'the token of {user} has expired, lacks the scope write:package, or that user may not write packages of {imageOwner}',
    fix: 'Make a new token with the scope write:package, of a user who may write packages of {imageOwner}: https://{server}/user/settings/applications'
  }
]

const OF_OTHERS: readonly Case[] = [
  {
    when: {operation: ['push', 'login'], registry: 'hub', credential: 'none'},
    cause: 'nobody is logged in to Docker Hub, which is where a name without a host belongs',
    fix: 'If GitHub’s registry is meant, write the host: {ownName}. For Docker Hub give username and password, an access token with Read & Write: https://app.docker.com/settings/personal-access-tokens'
  },
  {
    when: {operation: 'push', registry: 'hub', credential: ['given', 'stored']},
    cause:
      '{user} may not write {image}: another’s name, a read-only access token, or a repository that does not exist',
    fix: 'Check the name’s first part, and use an access token with Read & Write of a user who may write there: https://app.docker.com/settings/personal-access-tokens'
  },
  {
    when: {operation: 'login', registry: 'hub', credential: ['given', 'stored']},
    cause:
      'Docker Hub does not know {user} with that password: it is wrong, or the access token was deleted or has expired',
    fix: 'Make a new access token and put it into the secret: https://app.docker.com/settings/personal-access-tokens'
  },
  {
    when: {operation: ['push', 'login'], registry: ['ecr', 'ecr-public'], credential: 'none'},
    cause: 'nobody is logged in to Amazon ECR',
    fix: 'Put aws-actions/configure-aws-credentials and aws-actions/amazon-ecr-login (registry-type: public for public.ecr.aws) before this step: their log-in is found and used.'
  },
  {
    when: {operation: ['push', 'login'], registry: ['ecr', 'ecr-public'], credential: ['given', 'stored']},
    cause: 'the log-in to Amazon ECR is older than 12 hours, or its role may not push to {image}',
    fix: 'Put aws-actions/amazon-ecr-login right before this step, and allow the role ecr:BatchCheckLayerAvailability, ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload, ecr:PutImage and ecr:BatchGetImage on that repository.'
  },
  {
    when: {operation: ['push', 'login'], registry: 'gar', credential: 'none'},
    cause: 'nobody is logged in to {host}',
    fix: 'Put google-github-actions/auth (token_format: access_token) before this step, and give registry: {host}, username: oauth2accesstoken and its access_token as password.'
  },
  {
    when: {operation: ['push', 'login'], registry: 'gar', credential: ['given', 'stored']},
    cause:
      'the account may not write to that repository of Artifact Registry, or its access token is older than an hour',
    fix: 'Give the service account or principal the role Artifact Registry Writer (roles/artifactregistry.writer) on it, and check project, location and repository in {image}'
  },
  {
    when: {operation: ['push', 'login'], registry: 'acr', credential: 'none'},
    cause: 'nobody is logged in to {host}',
    fix: 'Put azure/login and a step “az acr login --name …” before this step: its log-in is found and used.'
  },
  {
    when: {operation: ['push', 'login'], registry: 'acr', credential: ['given', 'stored']},
    cause: '{user} may not push to {host}, or its token is older than three hours',
    fix: 'Give the identity the role AcrPush on that registry, and run “az acr login” right before this step.'
  },
  {
    when: {operation: ['push', 'login'], registry: 'quay', credential: ['given', 'stored']},
    cause: '{user} may not write {image}, or that repository does not exist and the robot account may not make it',
    fix: 'Give the robot account the permission Write on the repository, or the organisation’s permission “create repositories” (Quay: Account Settings → Robot Accounts).'
  },
  {
    when: {operation: ['push', 'login'], registry: 'gitlab', credential: ['given', 'stored']},
    cause:
      'the token of {user} has expired or lacks the scope write_registry, or {image} is not below a project of that user',
    fix: 'Use a deploy token or access token with the scopes read_registry and write_registry, of a user with the role Developer in that project.'
  },
  {
    when: {operation: ['push', 'login'], registry: 'artifactory', credential: ['given', 'stored']},
    cause:
      '{user} may not deploy to that repository of Artifactory, or it is a remote or virtual one without a default for deployment',
    fix: 'Give the user Deploy/Cache and Delete/Overwrite on a local repository, and set a default deployment repository on a virtual one.'
  },
  {
    when: {operation: ['push', 'login'], credential: 'none'},
    cause: 'nobody is logged in to {host}',
    fix: 'Give registry: {host}, username and password, or log in to it in an earlier step: that is found and used.'
  },
  {
    when: {operation: 'login', credential: ['given', 'stored']},
    cause:
      '{host} does not accept the password of {user}: it is wrong, has expired, or is a token that may not write packages',
    fix: 'Check the secrets behind username and password, and that registry: {host} is the registry that they are for.'
  },
  {
    when: {operation: 'push', credential: ['given', 'stored']},
    cause: '{user} may not write {image}',
    fix: 'Check that the name is spelt right and that this user, or its token, may write there.'
  }
]

const READING: readonly Case[] = [
  {
    when: {operation: 'base image', registry: 'github', credential: 'job', owner: 'own'},
    cause: 'the base image {image} is a private package that {repository} may not read',
    fix: 'Under “Manage Actions access” add {repository} with the role Read on {settings}'
  },
  {
    when: {operation: 'base image', registry: 'github', owner: 'other'},
    cause: 'the base image {image} belongs to {imageOwner} and is private, or does not exist',
    fix: 'Check the FROM line. A private image of another owner needs registry: {host}, username and password: a classic personal access token with the scope read:packages of a user who may read it.'
  },
  {
    when: {operation: 'base image', registry: 'hub'},
    cause: 'the base image {image} does not exist on Docker Hub, or is private and the log-in may not read it',
    fix: 'Check the FROM line (a name without a host, also a misspelt stage’s, means Docker Hub). For a private one give username and password, or log in in an earlier step.'
  },
  {
    when: {operation: 'base image'},
    cause: 'the base image {image} may not be read with this log-in, or does not exist',
    fix: 'Check the FROM line, and log in to {host}: registry-auth takes one log-in for each registry.'
  },
  {
    when: {operation: 'read', registry: 'github', credential: 'none'},
    cause: 'the package is private',
    fix: 'Make it public, or log in before it is pulled: {settings}'
  },
  {
    when: {operation: 'read', registry: 'artifactory'},
    cause: '{user} may not read {image}; a virtual repository of Artifactory says so of a tag that does not exist, too',
    fix: 'Give the user Read on the repositories behind it.'
  },
  {
    when: {operation: 'read'},
    cause: '{user} may not read {image}',
    fix: 'Give the user of registry: {host} the right to pull as well as to push.'
  },
  {
    when: {operation: 'cache'},
    cause: 'the build cache, not the image, may not be written or read with this log-in',
    fix: 'Leave cache-to out (the input cache writes only where it may), or add ignore-error=true to it.'
  },
  {
    when: {operation: 'test'},
    cause: 'the engine may not pull the image that was pushed',
    fix: 'Give the user of registry: {host} the right to pull as well as to push.'
  },
  {
    when: {operation: 'builder'},
    cause: 'the image of the builder, {image}, may not be pulled',
    fix: 'Check image= in driver-opts, or log in to {host} in an earlier step.'
  }
]

export const DENIAL_CASES: readonly Case[] = [...OF_GITHUB, ...OF_OTHERS, ...READING]

/** Where not even the operation is known. */
export const DENIED = {
  cases: DENIAL_CASES,
  cause: '{host} refuses this log-in for {image}',
  fix: 'Check that the name is spelt right and that the log-in may use it. For {githubRegistry} leave registry, username and password empty: the job’s own token is used.',
  denied: true
} as const

/** Denials that say nothing more: looked at when nothing else fits. */
export const BARE_DENIALS: readonly Fault[] = [
  {pattern: /insufficient_scope: authorization failed/, ...DENIED},
  {
    pattern: /unexpected status from HEAD request to \S+: 403 Forbidden|unexpected status: 403 Forbidden/,
    ...DENIED,
    retry: 'once'
  },
  {
    pattern:
      /\b40[13] (Unauthorized|Forbidden)|UNAUTHORIZED|unauthorized: |authentication required|access to the resource is denied|\bDENIED\b|(?<!permission )denied: |access forbidden|incorrect username or password/,
    ...DENIED
  }
]
