# BuildKit's daemon, as it runs in the container of a docker-container builder, and the frontend of `# syntax=` lines.
module=github.com/moby/buildkit
version=$(version_of $module)
for program in cmd/buildkitd cmd/buildctl frontend/dockerfile/cmd/dockerfile-frontend; do
  tool "${program##*/}" "$module/$program" -ldflags "-s -w -X $module/version.Version=$version"
done
