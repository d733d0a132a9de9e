# What the commands beside this file share. Sourced, never run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

RUN_PACKAGES=(bubblewrap libseccomp2 stress-ng gcc libc6-dev binutils python3 procps util-linux maven)
TEST_PACKAGES=(chromium fonts-noto-cjk)

# Installs the Debian packages that are missing, or names the one command that does.
need_packages() {
    local missing=()
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    local install="apt-get install -y --no-install-recommends ${missing[*]}"
    if [ "$(id -u)" -ne 0 ]; then
        echo "Missing packages. Please run:  sudo sh -c 'apt-get update && $install'" >&2
        exit 1
    fi
    echo "Installing: ${missing[*]}" >&2
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive $install -qq >&2
}

is_jdk_25() {
    [ -x "$1/bin/javac" ] && [ "$("$1/bin/javac" -version 2>&1 | sed -E 's/^javac ([0-9]+).*/\1/')" = 25 ]
}

# Sets JAVA_HOME to a JDK 25.
need_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/* "$HOME"/.sdkman/candidates/java/* \
        "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /none/none)")")")"; do
        if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
            export JAVA_HOME="$candidate"
            return
        fi
    done
    echo "No JDK 25 found. Install one (for example Temurin 25) and set JAVA_HOME to it." >&2
    exit 1
}

# Builds the program unless it is newer than everything it is built from.
need_build() {
    local jar=target/quarkus-app/quarkus-run.jar
    if [ -f "$jar" ] && [ -z "$(find pom.xml src/main migrations -newer "$jar" -print -quit)" ]; then
        return
    fi
    echo "Building (the first time takes a few minutes) ..." >&2
    mvn -q -B -DskipTests -Dspotless.check.skip=true clean package >&2
}
