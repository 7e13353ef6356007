/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reference values for unit tests: tests/ref/NAME.csv, whose fields hold
 * neither commas nor quotes. Tests run in the top folder of the tree.
 */
#ifndef NRM_TESTS_REF_H
#define NRM_TESTS_REF_H

#include "tap.h"

#include "base/file.h"
#include "base/num.h"

#include <stdlib.h>

#define REF_FIELDS 12

typedef struct ref_file {
    nrm_text rest;
    size_t line;
    nrm_text field[REF_FIELDS]; /* of the row read last */
} ref_file;

/* Reads the next row; false at the end. */
static inline bool
ref_next(ref_file *f)
{
    nrm_text row;

    if (!nrm_text_cut(&f->rest, '\n', &row) || row.len == 0)
        return false;
    f->line++;
    memset(f->field, 0, sizeof f->field);
    for (size_t i = 0; i < REF_FIELDS; i++)
        if (!nrm_text_cut(&row, ',', &f->field[i]))
            break;
    return true;
}

/* Opens the file and skips its head. A missing file ends the test. */
static inline ref_file
ref_open(nrm_arena *a, const char *name)
{
    ref_file f = { { NULL, 0 }, 0, { { NULL, 0 } } };
    nrm_err e = { 0 };

    if (nrm_file_read(a, nrm_format(a, "tests/ref/%s.csv", name), 1 << 24,
                      &f.rest, &e)
            != 0
        || !ref_next(&f)) {
        printf("Bail out! %s\n", e.text);
        exit(1);
    }
    return f;
}

/* The field as a number; a field that is none ends the test. */
static inline double
ref_number(const ref_file *f, size_t column)
{
    double x;

    if (nrm_num_real(f->field[column], &x))
        return x;
    printf("Bail out! line %zu, field %zu: no number\n", f->line, column + 1);
    exit(1);
}

#endif
