/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/drawn.h"

#include "intake/drawing.h"
#include "protect/finding.h"

#include <math.h>

#define FINDINGS 20       /* of one file */
#define MARKS_MAX 1000000 /* of a figure */

/* The numbers of one figure by what its marks call them. */
typedef struct figure {
    size_t number;
    const nrm_json **at;
    size_t n;
} figure;

bool
nrm_drawn_is(const char *path, nrm_text bytes)
{
    static const char *const endings[] = { ".svg", ".html", ".htm", ".xhtml",
                                           ".xml" };
    static const char *const starts[] = { "<svg", "<?xml", "<!DOCTYPE",
                                          "<!doctype", "<html" };

    for (size_t i = 0; i < NRM_COUNT_OF(endings); i++)
        if (nrm_text_ends(nrm_text_of(path), endings[i])
            || nrm_text_starts(bytes, starts[i]))
            return true;
    return false;
}

/* A whole number of a manifest, or `otherwise`. */
static size_t
whole(const nrm_json *number, const char *name, size_t otherwise)
{
    const nrm_json *value = nrm_json_get(number, name);
    int64_t n;

    return value != NULL && nrm_num_whole(value->text, &n) && n >= 0
               ? (size_t)n
               : otherwise;
}

static figure
figure_of(nrm_arena *a, const nrm_json *manifest, size_t number)
{
    const nrm_json *numbers = nrm_json_get(manifest, "numbers");
    const nrm_json *first = numbers == NULL ? NULL : numbers->first;
    figure f = { .number = number };

    for (const nrm_json *n = first; n != NULL; n = n->next) {
        size_t mark = whole(n, "mark", 0);

        if (whole(n, "figure", 0) == number && mark < MARKS_MAX && mark >= f.n)
            f.n = mark + 1;
    }
    f.at = nrm_new_n(a, const nrm_json *, f.n);
    for (const nrm_json *n = first; n != NULL; n = n->next) {
        size_t mark = whole(n, "mark", f.n);

        if (whole(n, "figure", 0) == number && mark < f.n)
            f.at[mark] = n;
    }
    return f;
}

/* What a mark should show of a row. */
static bool
number_of(const nrm_obs_row *row, nrm_attr attr, char end, double *out)
{
    const nrm_maybe *num = row->num;
    nrm_attr limit = end == 'l' ? NRM_CI_LOW : NRM_CI_HIGH;
    nrm_span bounds;

    if (num[attr].known) {
        *out = end == 0 ? num[attr].x : num[limit].x;
        if (end != 0 && !num[limit].known)
            *out = num[attr].x;
        return end != 'm';
    }
    if (end == 0 || attr != NRM_OBS_VALUE || !nrm_obs_bounds(row, &bounds))
        return false;
    *out = end == 'l'   ? bounds.low
           : end == 'h' ? bounds.high
                        : (bounds.low + bounds.high) / 2;
    return isfinite(*out);
}

static nrm_attr
attribute_of(const nrm_json *number)
{
    const nrm_json *name = nrm_json_get(number, "attribute");

    for (size_t i = 0; name != NULL && i < NRM_ATTRS; i++)
        if (nrm_text_is(name->text, nrm_attr_name((nrm_attr)i)))
            return (nrm_attr)i;
    return NRM_OBS_VALUE;
}

/* What is wrong with a shape, or NULL; *row is the first one it is about. */
static const char *
judge(nrm_papers *papers, const figure *f, const nrm_reading *r,
      const nrm_obs_row **row)
{
    double sum = 0;

    *row = NULL;
    if (r->n_marks == 0)
        return "other drawing";
    for (size_t i = 0; i < r->n_marks; i++) {
        size_t mark = r->marks[i].number;
        const nrm_json *number = mark < f->n ? f->at[mark] : NULL;
        const nrm_obs_row *one;
        double x;

        one = number == NULL ? NULL : nrm_papers_row(papers, number);
        *row = *row == NULL ? one : *row;
        if (one == NULL)
            return "unknown";
        if (one->conf != NRM_CONF_F) {
            *row = one;
            return "hidden";
        }
        if (!number_of(one, attribute_of(number), r->marks[i].end, &x))
            return "other number";
        sum += x;
    }
    return sum >= r->low && sum <= r->high ? NULL : "other number";
}

int
nrm_drawn_check(nrm_papers *papers, const nrm_drawn_file *file,
                nrm_obs *findings, size_t *n_wrong, nrm_err *e)
{
    nrm_arena *scratch = nrm_arena_child(findings->a);
    figure f = { 0 };
    nrm_readings readings;
    size_t n = 0;

    nrm_drawing_read(scratch, file->bytes, &readings);
    for (size_t i = 0; i < readings.n; i++) {
        const nrm_reading *r = &readings.at[i];
        const nrm_obs_row *row;
        const char *verdict;

        if (f.number != r->figure)
            f = figure_of(scratch, file->manifest, r->figure);
        verdict = judge(papers, &f, r, &row);
        if (verdict == NULL || n++ >= FINDINGS)
            continue;
        if (nrm_finding_add(findings, row, verdict,
                            nrm_format(findings->a, "%s:%zu: element '%s'",
                                       file->path, r->line, r->element),
                            e)
            == NULL)
            goto out;
    }
    *n_wrong += n;
    nrm_arena_free(scratch);
    return 0;
out:
    nrm_arena_free(scratch);
    return -1;
}
