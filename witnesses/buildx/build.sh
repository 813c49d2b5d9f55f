# The client that today's hosted runners have.
module=github.com/docker/buildx
tool docker-buildx $module/cmd/buildx -ldflags "-s -w -X $module/version.Version=$(version_of $module)"
