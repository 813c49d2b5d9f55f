# What the engine of the 29 line and BuildKit start containers with. Static, so that it also runs in BuildKit's
# image, which has no C library. Where libseccomp's headers are not installed, Debian's package is unpacked beside.
needs_compiler
if ! pkg-config --exists libseccomp; then
  mkdir "$out/debs"
  (cd "$out/debs" && apt-get -qq download libseccomp-dev && dpkg -x ./*.deb "$out/seccomp") \
    || die "runc needs libseccomp's headers and static library: install libseccomp-dev"
  export PKG_CONFIG_SYSROOT_DIR="$out/seccomp" PKG_CONFIG_LIBDIR
  PKG_CONFIG_LIBDIR=$(dirname "$(find "$out/seccomp" -name libseccomp.pc)")
fi
CGO_ENABLED=1 tool runc github.com/opencontainers/runc -tags 'seccomp netgo osusergo' -ldflags '-s -w -linkmode external -extldflags -static'
rm -rf "$out/debs" "$out/seccomp"
