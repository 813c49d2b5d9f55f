# A runner: what reads and runs a workflow.
version=$(version_of github.com/nektos/act)
tool act github.com/nektos/act -ldflags "-s -w -X main.version=${version#v}"
