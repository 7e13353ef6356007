/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compiler attributes used by every header. */
#ifndef NRM_BASE_BASE_H
#define NRM_BASE_BASE_H

/* The caller has to look at the result. */
#define NRM_MUST_USE __attribute__((warn_unused_result))

/* Argument `at` is a format for the arguments from `first` on. */
#define NRM_PRINTF(at, first) __attribute__((format(printf, at, first)))

/* A parameter that a descriptor's signature demands and this one ignores. */
#define NRM_UNUSED __attribute__((unused))

#define NRM_COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
