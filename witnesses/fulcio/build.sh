# The certificate authority of signatures.
tool fulcio github.com/sigstore/fulcio -ldflags '-s -w'
