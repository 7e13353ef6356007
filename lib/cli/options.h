/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The option table of a command. One table gives parsing, --help and the
 * check that the manual page names every option.
 */
#ifndef NRM_CLI_OPTIONS_H
#define NRM_CLI_OPTIONS_H

#include <stddef.h>

typedef enum nrm_opt_kind {
    NRM_OPT_FLAG,  /* bool: given or not */
    NRM_OPT_TEXT,  /* const char * */
    NRM_OPT_TEXTS, /* nrm_texts: may be given several times */
    NRM_OPT_REAL,  /* double */
    NRM_OPT_COUNT, /* size_t */
    NRM_OPT_SEED,  /* uint64_t */
    NRM_OPT_CHAR   /* char: one byte, or "tab" */
} nrm_opt_kind;

/* What NRM_OPT_TEXTS collects. */
typedef struct nrm_texts {
    const char **at;
    size_t n, cap;
} nrm_texts;

typedef struct nrm_opt {
    char letter;      /* '\0' for a long option only */
    const char *name; /* NULL ends the table */
    nrm_opt_kind kind;
    void *to;             /* where the value goes; holds the default */
    const char *argument; /* its name in the help, NULL for a flag */
    const char *help;     /* one line, no full stop */
} nrm_opt;

#define NRM_OPT_END                                                            \
    {                                                                          \
        '\0', NULL, NRM_OPT_FLAG, NULL, NULL, NULL                             \
    }

/* The options that mean the same in every command. */
#define NRM_OPT_OUTPUT(to)                                                     \
    {                                                                          \
        'o', "output", NRM_OPT_TEXT, (to), "FILE", "write to FILE"             \
    }
#define NRM_OPT_SCHEMA(to)                                                     \
    {                                                                          \
        'S', "schema", NRM_OPT_TEXT, (to), "FILE",                             \
            "the data package that describes the columns"                      \
    }
#define NRM_OPT_GROUP(to)                                                      \
    {                                                                          \
        'g', "group", NRM_OPT_TEXT, (to), "COLUMNS",                           \
            "one result for each combination of these columns"                 \
    }
#define NRM_OPT_METHOD(to)                                                     \
    {                                                                          \
        'm', "method", NRM_OPT_TEXT, (to), "NAMES",                            \
            "comma list of methods; 'list' shows them"                         \
    }
#define NRM_OPT_LEVEL(to)                                                      \
    {                                                                          \
        'l', "level", NRM_OPT_REAL, (to), "SHARE",                             \
            "confidence level between 0 and 1 (default 0.95)"                  \
    }
#define NRM_OPT_SEEDED(to)                                                     \
    {                                                                          \
        's', "seed", NRM_OPT_SEED, (to), "NUMBER",                             \
            "seed of everything random (default 1)"                            \
    }
#define NRM_OPT_JOBS(to)                                                       \
    {                                                                          \
        'j', "jobs", NRM_OPT_COUNT, (to), "NUMBER",                            \
            "threads to use, 0 for all cores (default 1)"                      \
    }
#define NRM_OPT_QUIET(to)                                                      \
    {                                                                          \
        'q', "quiet", NRM_OPT_FLAG, (to), NULL, "print no remarks"             \
    }
#define NRM_OPT_KEEP(to)                                                       \
    {                                                                          \
        'k', "keep", NRM_OPT_TEXTS, (to), "SELECTION",                         \
            "use only these rows, such as 'geo=BG,RO sex=F'"                   \
    }

#endif
