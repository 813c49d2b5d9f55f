# What reads and writes charts in registries.
tool helm helm.sh/helm/v4/cmd/helm -ldflags '-s -w'
