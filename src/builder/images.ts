/**
 * What is pulled from Docker Hub where no other image is named, by version: what a builder is made of must not change
 * between two runs of one commit. script/images raises them, with their digests.
 */
export const BUILDKIT_IMAGE = 'moby/buildkit:v0.32.2'
export const QEMU_IMAGE = 'tonistiigi/binfmt:qemu-v10.2.3-68'
