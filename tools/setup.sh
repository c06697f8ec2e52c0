#!/bin/bash
# What the product and its tests need, from a bare Debian 12 up. Sourced by run, test and bench; each calls the parts it needs:
#   setup_packages build|test   installs the Debian packages that are missing (asks for root only then)
#   setup_web                   a Node that is new enough, the web application's packages, and web/dist
#   setup_program               build/steward
# Nothing is installed twice, nothing outside Debian and the npm registry is used, no address is named here: apt and npm know theirs.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
LOGS=$ROOT/build/logs

# package        why
BUILD_PACKAGES='
ca-certificates   npm checks the registry it talks to
gcc               the compiler
libc6-dev         the C library headers
make              the front of the build
cmake             the build
ninja-build       the build
pkg-config        finds the libraries below
libjansson-dev    reads JSON strictly
libyaml-dev       reads YAML with line and column
libsodium-dev     passwords (argon2id), sealed fields, random numbers
liboath-dev       one-time codes
libsqlite3-dev    the embedded database
libpq-dev         PostgreSQL
libmicrohttpd-dev HTTP and TLS
libicu-dev        Chinese text: pinyin, encodings
libzip-dev        opens XLSX files
libexpat1-dev     reads XLSX sheets
libxlsxwriter-dev writes XLSX files
libcurl4-openssl-dev mail (SMTP, IMAP) and webhooks, with TLS
libcairo2-dev     draws PDF pages
libpango1.0-dev   lays out Chinese text on them
libharfbuzz-dev   cuts fonts down to the letters a document uses
libfontconfig-dev finds the fonts
fonts-noto-cjk    the letters in those PDF files and in screenshots
zlib1g-dev        compressed tables and backups
libxgboost-dev    trains boosted trees
coinor-libclp-dev solves linear programmes
'
NODE_PACKAGES='
nodejs            starts the npm that fetches a newer Node
npm               the web packages
'
TEST_PACKAGES='
git               the rules program lists the files of the project
procps            watches the processes that a test started
libcmocka-dev     unit tests
postgresql-15     the second database, for the same tests
poppler-utils     reads the text of PDF files back
chromium          browser tests
libreoffice-calc-nogui recomputes the exported model
quantlib-python   the second opinion on schedules and day counts
python3-numpy     the model of a project and the losses of a book once more, for ./bench to compare with
clang-14          fuzzing
libclang-rt-14-dev its sanitizer and fuzzer libraries
'

say() { printf '%s\n' "steward: $*" >&2; }
fail() { say "$*"; exit 1; }

package_names() { awk 'NF {print $1}' <<<"$1"; }

missing_packages() {
    local installed name
    # shellcheck disable=SC2046
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $(package_names "$1") 2>/dev/null | awk '$1 == "installed" {print $2}')
    for name in $(package_names "$1"); do
        grep -qx "$name" <<<"$installed" || echo "$name"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "these packages are missing, and installing them needs root: run as root: apt-get install $missing"
    fi
}

install_packages() {
    local missing
    missing=$(missing_packages "$1" | tr '\n' ' ')
    [ -n "$missing" ] || return 0
    command -v apt-get >/dev/null || fail "this script knows Debian; please install: $missing"
    mkdir -p "$LOGS"
    say "installing $missing"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update >"$LOGS/apt.log" 2>&1 </dev/null || fail "apt-get update failed, see $LOGS/apt.log"
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install $missing >>"$LOGS/apt.log" 2>&1 </dev/null ||
        fail "apt-get install failed, see $LOGS/apt.log"
}

setup_packages() {
    if [ "$1" = test ]; then
        install_packages "$BUILD_PACKAGES$TEST_PACKAGES"
    else
        install_packages "$BUILD_PACKAGES"
    fi
}

# The front-end tools need Node 20.19, 22.12 or later.
node_fits() {
    command -v node >/dev/null && command -v npm >/dev/null &&
        node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a == 22 && b >= 12) || (a == 20 && b >= 19) ? 0 : 1)'
}

setup_node() {
    PATH=$ROOT/build/node/node_modules/.bin:$PATH
    hash -r
    node_fits && return 0
    command -v npm >/dev/null || install_packages "$NODE_PACKAGES"
    mkdir -p "$ROOT/build/node" "$LOGS"
    say "Node 20.19 or later is needed; fetching Node 22 into build/node"
    (cd "$ROOT/build/node" && echo '{"private":true}' >package.json && npm install --no-fund --no-audit node@22 npm@11 >"$LOGS/node.log" 2>&1 </dev/null) ||
        fail "npm could not fetch Node, see $LOGS/node.log"
    hash -r
    node_fits || fail "the fetched Node does not start, see $LOGS/node.log"
}

# One line that changes when a file below web/ does.
web_state() {
    (cd "$ROOT/web" && find . -type f -not -path './node_modules/*' -not -path './dist/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
}

setup_web_modules() {
    local lock
    setup_node
    lock=$(sha256sum <"$ROOT/web/package-lock.json")
    [ -d "$ROOT/web/node_modules" ] && [ "$(cat "$ROOT/web/node_modules/.lock-state" 2>/dev/null)" = "$lock" ] && return 0
    say "fetching the web application's packages"
    mkdir -p "$LOGS"
    (cd "$ROOT/web" && npm ci >"$LOGS/npm.log" 2>&1 </dev/null) || fail "npm ci failed, see $LOGS/npm.log"
    echo "$lock" >"$ROOT/web/node_modules/.lock-state"
}

setup_web() {
    local state
    state=$(web_state)
    [ -f "$ROOT/web/dist/index.html" ] && [ "$(cat "$ROOT/build/web.state" 2>/dev/null)" = "$state" ] && return 0
    setup_web_modules
    say "building the web application"
    mkdir -p "$LOGS"
    (cd "$ROOT/web" && npm run build >"$LOGS/web.log" 2>&1 </dev/null) || fail "the web application does not build, see $LOGS/web.log"
    web_state >"$ROOT/build/web.state"
}

setup_program() {
    mkdir -p "$LOGS"
    [ -x "$ROOT/build/steward" ] || say "building the program (a few minutes the first time)"
    make -C "$ROOT" >"$LOGS/build.log" 2>&1 </dev/null || { grep -m 20 -E 'error|Error|undefined|FAILED' "$LOGS/build.log" >&2; fail "the program does not build, see $LOGS/build.log"; }
}
