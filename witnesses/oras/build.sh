# What reads and writes files in registries.
tool oras oras.land/oras/cmd/oras -ldflags '-s -w'
