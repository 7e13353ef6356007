#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the cases of one command: CASE.sh with CASE.out, CASE.err and CASE.code;
# a missing file means empty, empty and 0. With GOLDEN=1 it rewrites them.
set -uo pipefail

cases=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# A case names its files as $CASES/NAME, which is the same path everywhere.
ln -s "$PWD/${cases%/}" "$work/in"
export CASES=../in ROOT=$PWD
n=0 failed=0

# same NAME EXTENSION: compares what came with what is expected.
same() {
    local want="$cases$1.$2" got="$work/got.$2"
    if [ -n "${GOLDEN:-}" ]; then
        if [ -s "$got" ] && [ "$2-$(cat "$got")" != code-0 ]; then cp "$got" "$want"; else rm -f "$want"; fi
        return 0
    fi
    [ -f "$want" ] || { want=$work/none; if [ "$2" = code ]; then echo 0 > "$want"; else : > "$want"; fi; }
    cmp -s "$want" "$got" && return 0
    diff -u "$want" "$got" | head -n 40 | sed 's/^/# /'
    return 1
}

for script in "$cases"*.sh; do
    [ -f "$script" ] || continue
    name=$(basename "$script" .sh)
    mkdir -p "$work/$name"
    (cd "$work/$name" && TMPDIR=$work/$name bash -euo pipefail "$ROOT/$script" > ../got.out 2> ../got.err < /dev/null)
    echo $? > "$work/got.code"
    n=$((n + 1))
    good=1
    for extension in out err code; do same "$name" "$extension" || good=0; done
    if [ $good = 1 ]; then echo "ok $n - $name"; else echo "not ok $n - $name"; failed=1; fi
done
echo "1..$n"
exit $failed
