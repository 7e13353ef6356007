/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/link_report.h"

#include "data/csv.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void
put_number(nrm_csv_out *csv, double x)
{
    char text[NRM_NUM_BYTES];

    nrm_csv_put_string(csv, nrm_num_format(x, text));
}

int
nrm_link_write(const nrm_link_data *d, const nrm_link_result *r, nrm_out *out,
               nrm_err *e)
{
    nrm_csv_out csv;

    nrm_csv_out_init(&csv, d->a, out, ',');
    nrm_csv_put_string(&csv, "list");
    nrm_csv_put_string(&csv, "line");
    if (d->id != NULL)
        nrm_csv_put_string(&csv, d->id);
    nrm_csv_put_string(&csv, "person");
    nrm_csv_put_string(&csv, "weight");
    nrm_csv_put_string(&csv, "probability");
    nrm_csv_put_string(&csv, "conflicts");
    if (nrm_csv_end(&csv, e) != 0)
        return -1;
    for (size_t i = 0; i < d->n; i++) {
        bool linked = r->probability[i] > 0;

        nrm_csv_put_string(&csv, d->list_name[d->list[i]]);
        put_number(&csv, (double)d->line[i]);
        if (d->id != NULL)
            nrm_csv_put(&csv, d->label[i]);
        put_number(&csv, (double)r->person[i] + 1);
        /* A number that decides has no weight. */
        if (linked && isfinite(r->weight[i]))
            put_number(&csv, r->weight[i]);
        else
            nrm_csv_put(&csv, (nrm_text){ NULL, 0 });
        if (linked)
            put_number(&csv, r->probability[i]);
        else
            nrm_csv_put(&csv, (nrm_text){ NULL, 0 });
        put_number(&csv, r->conflicts[i]);
        if (nrm_csv_end(&csv, e) != 0)
            return -1;
    }
    return 0;
}

/* The lists of every person, as bits. */
static uint64_t *
person_lists(const nrm_link_data *d, const nrm_link_result *r)
{
    uint64_t *bits = nrm_new_n(d->a, uint64_t, r->n_persons);

    for (size_t i = 0; i < d->n; i++)
        bits[r->person[i]] |= (uint64_t)1 << d->list[i];
    return bits;
}

static int
by_history(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;

    return a < b ? -1 : a > b;
}

int
nrm_link_histories(const nrm_link_data *d, const nrm_link_result *r,
                   nrm_out *out, nrm_err *e)
{
    uint64_t *bits = person_lists(d, r);
    nrm_csv_out csv;

    qsort(bits, r->n_persons, sizeof *bits, by_history);
    nrm_csv_out_init(&csv, d->a, out, ',');
    for (size_t i = 0; i < d->n_lists; i++)
        nrm_csv_put_string(&csv, d->list_name[i]);
    nrm_csv_put_string(&csv, "count");
    if (nrm_csv_end(&csv, e) != 0)
        return -1;
    for (size_t i = 0, j; i < r->n_persons; i = j) {
        for (j = i; j < r->n_persons && bits[j] == bits[i]; j++)
            ;
        for (size_t l = 0; l < d->n_lists; l++)
            nrm_csv_put_string(&csv, bits[i] >> l & 1 ? "1" : "0");
        put_number(&csv, (double)(j - i));
        if (nrm_csv_end(&csv, e) != 0)
            return -1;
    }
    return 0;
}

/* Rows of the double-count report. */
typedef struct report {
    nrm_obs *obs;
    size_t statistic, lists;
} report;

static int
add(report *r, const char *statistic, const char *lists, double value,
    const char *unit, nrm_err *e)
{
    nrm_obs_row *row = nrm_obs_add(r->obs);

    row->dim[r->statistic] = nrm_obs_word(r->obs, nrm_text_of(statistic));
    if (lists != NULL)
        row->dim[r->lists] = nrm_obs_word(r->obs, nrm_text_of(lists));
    row->num[NRM_OBS_VALUE] = nrm_known(value);
    return nrm_obs_set_text(r->obs, row, "UNIT_MEASURE", unit, e);
}

static int
add_lists(report *out, const nrm_link_data *d, const uint64_t *bits,
          size_t n_persons, nrm_err *e)
{
    for (size_t i = 0; i < d->n_lists; i++) {
        size_t persons = 0, entries = d->list_size[i];

        for (size_t p = 0; p < n_persons; p++)
            persons += bits[p] >> i & 1;
        if (add(out, "entries", d->list_name[i], (double)entries, "NR", e) != 0
            || add(out, "persons", d->list_name[i], (double)persons, "PER", e)
                   != 0
            || add(out, "duplicates", d->list_name[i],
                   (double)(entries - persons), "NR", e)
                   != 0)
            return -1;
    }
    for (size_t i = 0; i < d->n_lists; i++)
        for (size_t j = i + 1; j < d->n_lists; j++) {
            size_t both = 0;

            for (size_t p = 0; p < n_persons; p++)
                both += bits[p] >> i & bits[p] >> j & 1;
            if (add(out, "overlap",
                    nrm_format(d->a, "%s:%s", d->list_name[i], d->list_name[j]),
                    (double)both, "PER", e)
                != 0)
                return -1;
        }
    return 0;
}

nrm_obs *
nrm_link_double_count(const nrm_link_data *d, const nrm_link_result *r,
                      nrm_err *e)
{
    report out = { .obs = nrm_obs_new(d->a) };
    double persons = (double)r->n_persons, entries = (double)d->n;

    if (nrm_obs_dim(out.obs, "statistic", &out.statistic, e) != 0
        || nrm_obs_dim(out.obs, "lists", &out.lists, e) != 0
        || add(&out, "entries", NULL, entries, "NR", e) != 0
        || add(&out, "persons", NULL, persons, "PER", e) != 0
        || (persons > 0
            && add(&out, "double_count", NULL, 100 * (entries / persons - 1),
                   "PC", e)
                   != 0)
        || add_lists(&out, d, person_lists(d, r), r->n_persons, e) != 0
        || add(&out, "conflicts", NULL, (double)r->n_conflicts, "NR", e) != 0
        || add(&out, "false_match", NULL, 100 * r->false_match, "PC", e) != 0
        || add(&out, "false_non_match", NULL, 100 * r->false_non_match, "PC", e)
               != 0)
        return NULL;
    return out.obs;
}
