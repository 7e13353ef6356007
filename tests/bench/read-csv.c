/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strict CSV reader alone: reads the files, prints rows and fields. */
#include "data/csv.h"

#include <stdio.h>

static void
no_memory(void *context)
{
    (void)context;
}

int
main(int argc, char **argv)
{
    nrm_arena *a = nrm_arena_new(no_memory, NULL);
    size_t rows = 0, fields = 0;
    nrm_err e = { 0 };

    for (int i = 1; i < argc; i++) {
        nrm_in *in = nrm_in_open(a, argv[i], &e);
        nrm_csv *csv = in == NULL ? NULL : nrm_csv_open(a, in, NULL);
        nrm_csv_row row;

        while (csv != NULL && nrm_csv_next(csv, &row, &e) > 0) {
            rows++;
            fields += row.n;
        }
    }
    if (e.code != NRM_OK)
        fprintf(stderr, "%s\n", e.text);
    else
        printf("%zu rows, %zu fields\n", rows, fields);
    nrm_arena_free(a);
    return e.code != NRM_OK;
}
