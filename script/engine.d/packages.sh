# Sourced by script/engine: the distribution's packages of engine, buildx and registry, unpacked into $root.
# Fetched with private lists, signature checked by apt; nothing is installed on the system.
# shellcheck shell=bash disable=SC2154
fetch_packages() {
  [ -e "$root/.complete" ] && return
  command -v apt-get >/dev/null || die "the engine and registry of this script come from Debian's or Ubuntu's packages, and this is neither. Install Docker with buildx"
  # shellcheck disable=SC1091
  . /etc/os-release
  local mirror keyring components suite added of_newer of_stable apt="$cache/apt" debs="$cache/debs"
  mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -E "/$ID/?\$" | sort -u | head -n 1)
  [ -n "$mirror" ] || die "no package mirror of $ID found in apt's sources"
  case "$ID" in
    # Stable's docker.io has no buildx; sid's programs are static enough to run on older releases.
    debian) keyring=/usr/share/keyrings/debian-archive-keyring.gpg components='main' ;
      added=sid of_newer=/sid of_stable=/$VERSION_CODENAME ;;
    ubuntu) keyring=/usr/share/keyrings/ubuntu-archive-keyring.gpg components='main universe' ;
      # The newest that the release has.
      added=$VERSION_CODENAME-updates of_newer='' of_stable='' ;;
    *) die "packages of $ID are not known to this script. Install Docker first" ;;
  esac
  rm -rf "$root" "$debs"
  mkdir -p "$root" "$debs" "$apt/lists/partial" "$apt/cache/archives/partial"
  for suite in "$added" "$VERSION_CODENAME"; do echo "deb [signed-by=$keyring] $mirror $suite $components"; done > "$apt/sources.list"
  local options=(-qq -o "Dir::Etc::sourcelist=$apt/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::Lists=$apt/lists"
    -o "Dir::Cache=$apt/cache" -o APT::Sandbox::User=root -o Acquire::Retries=5 -o Acquire::Languages=none)
  say "fetching the engine, buildx and a registry from $ID's packages (once)"
  apt-get "${options[@]}" update >&2
  (cd "$debs" && apt-get "${options[@]}" download \
    {docker.io,docker-buildx,containerd,docker-registry}"$of_newer" \
    {runc,tini,busybox-static,iptables,libxtables12,libip4tc2,libip6tc2,libnftnl11,libnfnetlink0,libnetfilter-conntrack3,libmnl0}"$of_stable" >&2)
  # Ubuntu has the client in docker.io.
  [ "$ID" = ubuntu ] || (cd "$debs" && apt-get "${options[@]}" download docker-cli"$of_newer" >&2)
  # Checked beside the engine's answer, never by the action itself: a client that shares no code with it.
  (cd "$debs" && apt-get "${options[@]}" download crane"$of_newer" >&2) || say "no crane in $ID's packages; going on without"
  for deb in "$debs"/*.deb; do dpkg -x "$deb" "$root"; done
  mkdir -p "$root/bin-path"
  for program in usr/bin/{docker,containerd,containerd-shim-runc-v2,ctr,docker-registry,docker-proxy,crane} usr/sbin/{dockerd,runc,iptables,ip6tables,docker-proxy} usr/libexec/docker/docker-proxy; do
    if [ -e "$root/$program" ] || [ -L "$root/$program" ]; then ln -sf "$root/$program" "$root/bin-path/"; fi
  done
  # iptables comes as links into /etc/alternatives, which nothing has set up here.
  for name in iptables ip6tables; do printf '#!/bin/sh\nexport LD_LIBRARY_PATH=%q XTABLES_LIBDIR=%q\nexec %q "$@"\n' \
    "$(dirname "$(find "$root" -name 'libxtables.so.12')")" "$(dirname "$(find "$root" -name libxt_addrtype.so)")" "$root/usr/sbin/$name-legacy" > "$root/bin-path/$name.new"
    chmod +x "$root/bin-path/$name.new"; mv -f "$root/bin-path/$name.new" "$root/bin-path/$name"; done
  ln -sf "$(find "$root" -name tini-static | head -n 1)" "$root/bin-path/docker-init"
  mkdir -p "$root/docker-config/cli-plugins"
  ln -sf "$(find "$root" -path '*cli-plugins/docker-buildx' | head -n 1)" "$root/docker-config/cli-plugins/docker-buildx"
  rm -rf "$debs" "$apt"
  touch "$root/.complete"
}

