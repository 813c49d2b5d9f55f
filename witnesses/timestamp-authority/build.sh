# The clock of signatures.
tool timestamp-server github.com/sigstore/timestamp-authority/cmd/timestamp-server -ldflags '-s -w'
