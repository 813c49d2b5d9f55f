# What is wrong in a workflow by GitHub's schema.
tool actionlint github.com/rhysd/actionlint/cmd/actionlint -ldflags '-s -w'
