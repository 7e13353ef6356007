# SPDX-License-Identifier: GPL-3.0-or-later
# The NRM review toolkit. `make help` lists the targets.

VERSION = 0.1.0
PREFIX = /usr/local
CC = gcc
OPT = -O2 -g
SAN =
FUZZ_SECONDS = 60

# What a bare Debian 12 needs beside git, make and gcc.
PACKAGES = libc6-dev pkg-config perl mandoc libcsv-dev libgsl-dev \
	libcmark-dev libxlsxwriter-dev nettle-dev libjansson-dev \
	libutf8proc-dev libglpk-dev libsqlite3-dev libpcre2-dev libzip-dev \
	libexpat1-dev
# What the targets lint, format, valgrind and fuzz need on top.
LINT_PACKAGES = clang clang-format cppcheck libomp-dev
FORMAT_PACKAGES = clang-format
VALGRIND_PACKAGES = valgrind
FUZZ_PACKAGES = clang libclang-rt-14-dev libomp-dev
PKG_CONFIG_NAMES = gsl libcmark xlsxwriter nettle jansson libutf8proc sqlite3 \
	libpcre2-8 libzip expat

B = build$(if $(SAN),/san)
LIB = $B/libnrm.a

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla -Wwrite-strings -Wformat=2 -Wundef \
	-Werror=incompatible-pointer-types
WERROR = $(if $(CI),-Werror)
STD = -std=c11 -D_XOPEN_SOURCE=700 -Ilib -DNRM_VERSION='"$(VERSION)"'
ALL_CFLAGS = $(STD) $(OPT) -pthread -ffunction-sections -fdata-sections \
	-ffp-contract=off $(WARN) $(WERROR) \
	$(if $(SAN),-fsanitize=$(SAN) -fno-omit-frame-pointer) \
	$(PKG_CFLAGS) $(CFLAGS)
ALL_LDFLAGS = -Wl,--as-needed -Wl,--gc-sections -pthread \
	$(if $(SAN),-fsanitize=$(SAN)) $(LDFLAGS)
ALL_LIBS = $(PKG_LIBS) -lcsv -lglpk -lm

LIB_OBJECTS = $(patsubst %.c,$B/%.o,$(wildcard lib/*/*.c)) $B/gen/standard.o
STANDARD = $(sort $(wildcard datasets/codelists/*.csv datasets/presets/*.json))
COMMANDS = $(patsubst cmd/%.c,%,$(wildcard cmd/nrm-*.c))
BINARIES = $(COMMANDS:%=$B/bin/%)
UNIT_TESTS = $(patsubst tests/unit/%.c,$B/tests/%,$(wildcard tests/unit/test_*.c))
PRELOADS = $(patsubst tests/trouble/%.c,$B/tests/%.so,$(wildcard tests/trouble/*.c))
FUZZERS = $(patsubst tests/fuzz/%.c,$B/fuzz/%,$(wildcard tests/fuzz/*.c))
BENCHES = $(patsubst tests/bench/%.c,$B/bench/%,$(wildcard tests/bench/*.c))
OBJECTS = $(LIB_OBJECTS) $(COMMANDS:%=$B/cmd/%.o) \
	$(UNIT_TESTS:$B/tests/%=$B/tests/unit/%.o)

.SUFFIXES:
.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all objects test-programs annex check lint format golden install \
	valgrind cover fuzz axe same-bytes bench chroot-test help clean always
# One short line a step; `make Q=` prints the commands.
Q = @
SAY = @printf '  %s %s\n'
SHELL = /bin/bash
.SHELLFLAGS = -euo pipefail -c

all: $(BINARIES) ## build every command into build/bin/

# Missing packages are installed before anything is compiled: make reads this
# file, finds it out of date, makes it, and starts again.
build/flags.mk: Makefile tests/lint/packages
	@tests/lint/packages $(PACKAGES)
	@mkdir -p build
	@cflags=$$(pkg-config --cflags $(PKG_CONFIG_NAMES)); \
	libs=$$(pkg-config --libs $(PKG_CONFIG_NAMES)); \
	printf 'PKG_CFLAGS = %s\nPKG_LIBS = %s\n' "$$cflags" "$$libs" > $@
ifneq ($(filter-out help clean format chroot-test,$(or $(MAKECMDGOALS),all)),)
include build/flags.mk
endif

# Notes that change only when what they say does: other flags compile
# everything again, a removed source leaves the library.
$B/compiled-with: NOTE = $(CC) $(filter-out -Werror,$(ALL_CFLAGS))
$B/made-of: NOTE = $(LIB_OBJECTS)
$B/compiled-with $B/made-of: always
	@mkdir -p $(@D)
	@echo '$(NOTE)' | cmp -s - $@ || echo '$(NOTE)' > $@

# The standard code lists and layouts, as C.
build/gen/standard.c: $(STANDARD) tests/lint/embed
	@mkdir -p $(@D)
	$(SAY) GEN $@
	$(Q)tests/lint/embed $(STANDARD) > $@

$B/gen/%.o: build/gen/%.c $B/compiled-with
	@mkdir -p $(@D)
	$(SAY) CC $<
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c $< -o $@

$B/%.o: %.c $B/compiled-with
	@mkdir -p $(@D)
	$(SAY) CC $<
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c $< -o $@

$(LIB): $(LIB_OBJECTS) $B/made-of
	@rm -f $@
	$(SAY) AR $@
	$(Q)ar rcsD $@ $(LIB_OBJECTS)

LINK = $(SAY) LD $@; mkdir -p $(@D); \
	$(CC) $(ALL_LDFLAGS) $^ $(ALL_LIBS) -o $@
$B/bin/%: $B/cmd/%.o $(LIB)
	$(LINK)
$B/tests/%: $B/tests/unit/%.o $(LIB)
	$(LINK)
$B/tests/%.so: tests/trouble/%.c $B/compiled-with
	$(SAY) LD $@
	@mkdir -p $(@D)
	$(Q)$(CC) $(STD) $(OPT) $(WARN) $(WERROR) -shared -fPIC $< -o $@

objects: $(OBJECTS)
test-programs: $(BINARIES) $(UNIT_TESTS) $(PRELOADS)

annex: all ## build the example annex into build/reports/
	@reports/annex.sh $B
	@ls $B/reports/*

check: test-programs ## run all tests
	@tests/run $B

lint: all ## floors, globals, calls, warnings, style, manuals
	@tests/lint/packages $(LINT_PACKAGES)
	@tests/lint/run $B

format: ## lay out every C file with clang-format
	@tests/lint/packages $(FORMAT_PACKAGES)
	@git ls-files -co --exclude-standard '*.[ch]' | xargs clang-format -i

golden: test-programs ## rewrite expected output, then read the diff
	@GOLDEN=1 tests/run $B tests/cli >/dev/null || true
	@reports/annex.sh $B
	@for f in reports/*.md reports/*.svg; do cp "$B/$$f" "$$f"; done
	@git diff --stat -- tests/cli reports

install: all ## install below DESTDIR and PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin
	install $(BINARIES) $(DESTDIR)$(PREFIX)/bin
	for page in cmd/*.[15]; do install -D -m 644 $$page \
	  $(DESTDIR)$(PREFIX)/share/man/man$${page##*.}/$${page#cmd/}; done
	find datasets -type f -exec install -D -m 644 {} \
	  $(DESTDIR)$(PREFIX)/share/nrm/{} \;

valgrind: test-programs ## run unit and command tests under valgrind
	@tests/lint/packages $(VALGRIND_PACKAGES)
	@tests/run --under-valgrind $B tests/test_ tests/cli

cover: ## print the lines that the tests run, by file
	@$(MAKE) B=build/cover OPT='-O0 -g' CFLAGS=--coverage \
	  LDFLAGS=--coverage check
	@tests/coverage build/cover

fuzz: ## run each target of tests/fuzz/ for FUZZ_SECONDS
	@tests/lint/packages $(FUZZ_PACKAGES)
	@$(MAKE) CC=clang B=build/fuzz SAN=address,undefined,fuzzer-no-link \
	  fuzz-run
fuzz-run: $(FUZZERS)
	@tests/fuzz/run $(FUZZ_SECONDS) $^
$B/fuzz/%: $B/tests/fuzz/%.o $(LIB)
	$(LINK) -fsanitize=fuzzer

same-bytes: ## what is published does not depend on the compiler's zeal
	@$(MAKE) WERROR= B=build/O0 OPT=-O0 build/O0/bin/nrm-chart build/O0/bin/nrm-report
	@$(MAKE) WERROR= B=build/O3 OPT=-O3 build/O3/bin/nrm-chart build/O3/bin/nrm-report
	@tests/report/optimize build/O0 build/O3

axe: annex ## the pages read by axe-core in Chromium (npm, network)
	@tests/report/axe $B

bench: all $(BENCHES) ## time the commands on made-up data
	@for bench in tests/bench/*.sh; do \
	  PATH=$(CURDIR)/$B/bin:$(CURDIR)/$B/bench:$$PATH $$bench; done
$B/bench/%: $B/tests/bench/%.o $(LIB)
	$(LINK)

chroot-test: ## build and check in a bare Debian 12 (root, debootstrap)
	@tests/chroot

clean: ## remove build/
	rm -rf build

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' Makefile | expand -t 14

-include $(OBJECTS:.o=.d) $(FUZZERS:$B/fuzz/%=$B/tests/fuzz/%.d) \
	$(BENCHES:$B/bench/%=$B/tests/bench/%.d)
