# Shared by ./play and ./check: knows the system, installs what is missing, builds. Sourced, not run.
# Each step says what it does in one line; a step that has nothing to do says nothing.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD

player_packages=(
  g++ cmake ninja-build pkg-config
  libsdl2-dev libxrandr-dev libxcb1-dev libxcb-shm0-dev libdrm-dev libsdl2-ttf-dev libsdl2-image-dev libjpeg-dev libgif-dev
  libexpat1-dev libfontconfig-dev libqrencode-dev libexif-dev libsodium-dev libseccomp-dev libspdlog-dev libsqlite3-dev libcli11-dev
  fonts-manrope fonts-dejavu-core
)
test_packages=(git catch2 clang libclang-rt-dev clang-format clang-tidy libxml2-utils rclone xvfb xauth x11-apps x11-xserver-utils libgl1 libgl1-mesa-dri)
browser_packages=(chromium nodejs npm)

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
stop() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 2; }

check_system() {
  local known='Debian 12, Debian 13 and Ubuntu 24.04'
  [ -r /etc/os-release ] || stop "this system does not say what it is; slidewell knows $known"
  local system
  system=$(. /etc/os-release && printf '%s %s' "${ID:-unknown}" "${VERSION_ID:-}")
  case "$system" in
    'debian 12' | 'debian 13' | 'ubuntu 24.04') ;;
    *) stop "this is $system; slidewell knows $known" ;;
  esac
}

# A program may come from elsewhere than Debian: npm is often a part of nodejs, chromium a snap.
is_installed() {
  command -v "$1" >/dev/null || [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

install_missing() {
  local missing=() package
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "installing ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || stop "run this as root, or install sudo, to install ${missing[*]}"
    as_root=(sudo)
  fi
  mkdir -p build
  { "${as_root[@]}" apt-get update -q &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
  } >build/install.log 2>&1 || stop "could not install ${missing[*]}; the end of build/install.log says why"
}

# [only=TARGET] build PRESET [CMAKE OPTION...]
build() {
  local preset=$1 log
  shift
  log=build/$preset.log
  mkdir -p build
  say "building ($preset); see $log"
  cmake --preset "$preset" "$@" >"$log" 2>&1 || { tail -n 20 "$log" >&2; stop "could not configure; see $log"; }
  cmake --build --preset "$preset" ${only:+--target "$only"} >>"$log" 2>&1 || { tail -n 40 "$log" >&2; stop "could not build; see $log"; }
}
