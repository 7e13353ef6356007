/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text views: a pointer and a length into memory that somebody else owns.
 * A view is UTF-8 unless its owner says otherwise; `at` of an absent value is
 * NULL, of an empty one it is not.
 */
#ifndef NRM_BASE_TEXT_H
#define NRM_BASE_TEXT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct nrm_text {
    const char *at;
    size_t len;
} nrm_text;

/* How many bytes of a quoted text an error message shows. */
#define NRM_QUOTE_MAX 60

/* The view of a C string; NULL gives the absent view. */
nrm_text nrm_text_of(const char *string);

/* The view of `len` bytes at `at`. */
nrm_text nrm_text_n(const char *at, size_t len);

/* A copy in the arena, with a NUL behind it. */
nrm_text nrm_text_copy(nrm_arena *a, nrm_text t);

/* The same as a C string. */
char *nrm_text_string(nrm_arena *a, nrm_text t);

/* A formatted C string in the arena. */
char *nrm_format(nrm_arena *a, const char *format, ...) NRM_PRINTF(2, 3);

bool nrm_text_eq(nrm_text a, nrm_text b);
bool nrm_text_is(nrm_text a, const char *string);
bool nrm_text_starts(nrm_text t, const char *prefix);
bool nrm_text_ends(nrm_text t, const char *suffix);

/* Order by bytes, which for UTF-8 is the order of code points: <0, 0, >0. */
int nrm_text_cmp(nrm_text a, nrm_text b);

/* Without blanks, tabs, CR and LF (ASCII only) at both ends. */
nrm_text nrm_text_strip(nrm_text t);

/*
 * Cuts the part before the first `separator` off `rest` into `part`; false
 * when `rest` is used up. "a,,b" gives "a", "", "b"; "" gives one "".
 */
bool nrm_text_cut(nrm_text *rest, char separator, nrm_text *part);

/*
 * The bytes of the first character of `t`, which is not empty; 0 when a
 * message cannot show it as it is: control characters, stray bytes.
 */
size_t nrm_text_shown(nrm_text t);

/*
 * How a message shows what a user wrote: control and bad bytes as \x1b, cut
 * at NRM_QUOTE_MAX bytes with "..." at the end. Without the quotes.
 */
const char *nrm_quote(nrm_arena *a, nrm_text t);

/*
 * The names joined by ", " for "there are: ..." messages; cut with "..."
 * when longer than 200 bytes.
 */
const char *nrm_text_list(nrm_arena *a, const char *const *names, size_t n);

#endif
