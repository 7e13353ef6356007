# SPDX-License-Identifier: GPL-3.0-or-later
# The NRM review toolkit. `make help` lists the targets.

VERSION = 0.1.0
PREFIX = /usr/local
CC = gcc
OPT = -O2 -g
SAN =

# What a bare Debian 12 needs beside git, make and gcc.
PACKAGES = pkg-config perl mandoc libcsv-dev libgsl-dev libcmark-dev \
	libxlsxwriter-dev nettle-dev libjansson-dev libutf8proc-dev \
	libglpk-dev libsqlite3-dev libpcre2-dev libzip-dev libexpat1-dev
# What `make lint`, `make valgrind` and `make fuzz` need on top.
LINT_PACKAGES = clang clang-format cppcheck
PKG_CONFIG_NAMES = gsl libcmark xlsxwriter nettle jansson libutf8proc sqlite3 \
	libpcre2-8 libzip expat

B = build$(if $(SAN),/san)
LIB = $B/libnrm.a

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla -Wwrite-strings -Wformat=2 -Wundef \
	-Werror=incompatible-pointer-types
STD = -std=c11 -D_XOPEN_SOURCE=700 -Ilib -DNRM_VERSION='"$(VERSION)"'
ALL_CFLAGS = $(STD) $(OPT) -fopenmp -ffunction-sections -fdata-sections \
	-ffp-contract=off $(WARN) $(if $(CI),-Werror) \
	$(if $(SAN),-fsanitize=$(SAN) -fno-omit-frame-pointer) \
	$(PKG_CFLAGS) $(CFLAGS)
ALL_LDFLAGS = -Wl,--as-needed -Wl,--gc-sections -fopenmp \
	$(if $(SAN),-fsanitize=$(SAN)) $(LDFLAGS)
ALL_LIBS = $(PKG_LIBS) -lcsv -lglpk -lm

LIB_SOURCES = $(wildcard lib/*/*.c)
LIB_OBJECTS = $(LIB_SOURCES:%.c=$B/%.o)
COMMANDS = $(patsubst cmd/%.c,%,$(wildcard cmd/nrm-*.c))
BINARIES = $(COMMANDS:%=$B/bin/%)
UNIT_TESTS = $(patsubst tests/unit/%.c,$B/tests/%,$(wildcard tests/unit/test_*.c))

.SUFFIXES:
.DELETE_ON_ERROR:
.PHONY: all annex check lint format install golden valgrind help clean
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
ifeq ($(filter help clean,$(MAKECMDGOALS)),)
include build/flags.mk
endif

$B/%.o: %.c
	@mkdir -p $(@D)
	$(SAY) CC $<
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c $< -o $@

$(LIB): $(LIB_OBJECTS)
	@rm -f $@
	$(SAY) AR $@
	$(Q)ar rcsD $@ $^

$B/bin/%: $B/cmd/%.o $(LIB)
	@mkdir -p $(@D)
	$(SAY) LD $@
	$(Q)$(CC) $(ALL_LDFLAGS) $^ $(ALL_LIBS) -o $@

$B/tests/%: $B/tests/unit/%.o $(LIB)
	@mkdir -p $(@D)
	$(SAY) LD $@
	$(Q)$(CC) $(ALL_LDFLAGS) $^ $(ALL_LIBS) -o $@

check: $(BINARIES) $(UNIT_TESTS) ## run all tests
	@tests/run $B

clean: ## remove build/
	rm -rf build

help: ## list the targets
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' Makefile | expand -t 12

.SECONDARY:
-include $(LIB_OBJECTS:.o=.d) $(COMMANDS:%=$B/cmd/%.d) \
	$(UNIT_TESTS:$B/tests/%=$B/tests/unit/%.d)
