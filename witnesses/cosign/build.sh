# Who verifies signatures: from the file and from the registry.
module=github.com/sigstore/cosign/v3
tool cosign $module/cmd/cosign -ldflags "-s -w -X sigs.k8s.io/release-utils/version.gitVersion=$(version_of $module)"
