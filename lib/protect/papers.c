/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/papers.h"

#include "data/json.h"

#include <math.h>

#define TOLERANCE 1e-9 /* of a number that is printed with all its digits */

/* Whether a text attribute of the row is what the number says, if it does. */
static bool
same_text(const nrm_obs *obs, const nrm_obs_row *row, const nrm_json *number,
          const char *name)
{
    const nrm_json *said = nrm_json_get(number, name);
    size_t place = nrm_obs_text_find(obs, name);

    return said == NULL || place == NRM_NO_DIM
           || nrm_text_eq(said->text, nrm_obs_text_at(obs, row->text[place]));
}

/* Whether the number is of this row: what its key lacks is total. */
static bool
is_of(const nrm_obs *obs, const nrm_obs_row *row, const nrm_json *number)
{
    const nrm_json *key = nrm_json_get(number, "key"), *m;
    char period[NRM_PERIOD_BYTES];

    for (size_t d = 0; d < obs->n_dims; d++) {
        m = nrm_json_get(key, obs->dims[d]);
        if (m == NULL
                ? row->dim[d] != obs->totals[d]
                : !nrm_text_eq(m->text, nrm_obs_text_at(obs, row->dim[d])))
            return false;
    }
    for (m = key->first; m != NULL; m = m->next)
        if (!nrm_text_is(m->key, "TIME_PERIOD")
            && nrm_obs_dim_find(obs, m->key.at) == NRM_NO_DIM)
            return false;
    m = nrm_json_get(key, "TIME_PERIOD");
    return nrm_text_is(m == NULL ? nrm_text_of("") : m->text,
                       nrm_period_format(row->period, period))
           && same_text(obs, row, number, "SOURCE")
           && same_text(obs, row, number, "RELEASE");
}

/* Half a unit of the last digit that is printed. */
static double
half_digit(nrm_text printed)
{
    double half = TOLERANCE;

    for (size_t i = 0; i < printed.len; i++)
        if (printed.at[i] == '.')
            half = 0.5 * pow(10, -(double)(printed.len - i - 1));
    return half * (1 + TOLERANCE) + TOLERANCE;
}

/* Whether the row has the number in the attribute, as it is printed. */
static bool
has_number(const nrm_obs_row *row, const nrm_json *number)
{
    const nrm_json *value = nrm_json_get(number, "value");
    const nrm_json *attribute = nrm_json_get(number, "attribute");

    if (value == NULL || attribute == NULL)
        return true;
    for (size_t i = 0; i < NRM_ATTRS; i++)
        if (nrm_text_is(attribute->text, nrm_attr_name((nrm_attr)i)))
            return row->num[i].known
                   && fabs(row->num[i].x - value->number)
                          <= half_digit(value->text);
    return true;
}

/* What is wrong with a number, or NULL; *row is the row it is about. */
static const char *
judge(const nrm_obs *obs, const nrm_json *number, const nrm_obs_row **row)
{
    const char *verdict = "unknown";

    *row = NULL;
    for (size_t i = 0; i < obs->n_rows; i++) {
        if (!is_of(obs, &obs->rows[i], number))
            continue;
        *row = &obs->rows[i];
        if (obs->rows[i].conf == NRM_CONF_F
            && has_number(&obs->rows[i], number))
            return NULL;
        verdict = obs->rows[i].conf == NRM_CONF_F ? "other number" : "hidden";
    }
    return verdict;
}

/* A row for the finding; it repeats no number. */
static int
report(nrm_obs *findings, const nrm_obs_row *of, const nrm_json *number,
       const char *verdict, nrm_err *e)
{
    const nrm_json *place = nrm_json_get(number, "place");
    nrm_obs_row *row =
        of == NULL ? nrm_obs_add(findings) : nrm_obs_add_copy(findings, of);

    row->conf = NRM_CONF_C;
    for (size_t i = 0; i < NRM_ATTRS; i++)
        row->num[i] = nrm_unknown();
    if (nrm_obs_set_text(findings, row, "VERDICT", verdict, e) != 0)
        return -1;
    return nrm_obs_set_text(findings, row, "PLACE",
                            place == NULL ? "" : place->text.at, e);
}

int
nrm_papers_check(const nrm_obs *obs, const char *manifest, nrm_obs *findings,
                 size_t *n_wrong, nrm_err *e)
{
    const nrm_json *json = nrm_json_read(obs->a, manifest, e), *numbers;

    *n_wrong = 0;
    if (json == NULL)
        return -1;
    numbers = nrm_json_want(json, "numbers", NRM_JSON_ARRAY, e);
    if (numbers == NULL)
        return nrm_json_fail(json, e, "a manifest has a list of 'numbers'");
    for (const nrm_json *n = numbers->first; n != NULL; n = n->next) {
        const nrm_obs_row *row;
        const char *verdict;

        if (nrm_json_want(n, "key", NRM_JSON_OBJECT, e) == NULL)
            return nrm_json_fail(n, e,
                                 "a number has the 'key' of its "
                                 "observation");
        verdict = judge(obs, n, &row);
        if (verdict == NULL)
            continue;
        ++*n_wrong;
        if (report(findings, row, n, verdict, e) != 0)
            return -1;
    }
    return 0;
}
