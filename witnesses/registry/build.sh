# The registry of the 3 line.
module=github.com/distribution/distribution/v3
tool registry $module/cmd/registry -ldflags "-s -w -X $module/version.version=$(version_of $module)"
