# The system's packages: what is missing is installed with apt-get, with sudo where not root.

# listed_packages SECTION…: the packages of these sections of apt-packages.txt.
listed_packages() {
  local section
  for section in "$@"; do
    sed -n "/^\[$section\]/,/^\[/p" "$setup/apt-packages.txt" | grep -Ev '^(\[|#|$)'
  done | sort -u
}

missing_packages() {
  local package
  for package in $(listed_packages "$@"); do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || echo "$package"
  done
  command -v cmake >/dev/null || echo cmake
  command -v ninja >/dev/null || echo ninja-build
  python3 -c 'import ensurepip' 2>/dev/null || printf '%s\n' python3 python3-venv
}

install_packages() {
  local as_root=()
  if [[ $EUID -ne 0 ]]; then
    command -v sudo >/dev/null || fail "installing packages needs root, and sudo is not there. As root run: apt-get install $*"
    as_root=(sudo)
  fi
  say "installing with apt-get: $*"
  "${as_root[@]}" apt-get -qq update
  local show=/dev/null
  [[ ! -t 1 ]] || show=/dev/tty
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q install --yes --no-install-recommends "$@" 2>&1 |
    tee "$cache/apt.log" >"$show" ||
    { tail -n 20 "$cache/apt.log" >&2; fail "apt-get install failed; its whole output is in $cache/apt.log"; }
}

step_system() {
  begin "System packages" "read apt-get's message above; a lasting 'not found' means that the distribution is not Debian 12 or newer."
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "This is not a Debian system, so nothing is installed here. Needed are the libraries of"
    say "packaging/setup/apt-packages.txt, CMake 3.22 or newer, Ninja, GCC 12 or newer and Python 3.10 or newer."
    return
  fi
  local missing
  mapfile -t missing < <(missing_packages "${apt_sections[@]}")
  if [[ ${#missing[@]} -eq 0 ]]; then
    say "all there"
  else
    mkdir -p "$cache"
    install_packages "${missing[@]}"
  fi
}
