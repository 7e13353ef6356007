/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/papers.h"

#include "intake/imprint.h"
#include "protect/finding.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TOLERANCE 1e-9 /* of half a digit, which a double does not have */
#define NO_ROW UINT32_MAX
#define SEPARATOR '\x1f' /* between the parts of a key */

struct nrm_papers {
    const nrm_obs *obs;
    size_t by_name[NRM_DIMS_MAX]; /* the dimensions in the order of names */
    nrm_pool *keys;
    uint32_t *first; /* of each key: its first row */
    uint32_t *next;  /* of each row: the next one with its key, or NO_ROW */
    nrm_buf key;
    bool hides;      /* any row is hidden */
    nrm_pool *typed; /* the places that were told */
};

static void
put_code(nrm_buf *key, const char *name, nrm_text code)
{
    nrm_buf_text(key, name);
    nrm_buf_char(key, SEPARATOR);
    nrm_buf_view(key, code);
    nrm_buf_char(key, SEPARATOR);
}

/* The codes that are not total, by name, and the period. */
static nrm_text
key_of_row(nrm_papers *p, const nrm_obs_row *row)
{
    char period[NRM_PERIOD_BYTES];

    nrm_buf_clear(&p->key);
    for (size_t i = 0; i < p->obs->n_dims; i++) {
        size_t d = p->by_name[i];

        if (row->dim[d] != p->obs->totals[d])
            put_code(&p->key, p->obs->dims[d],
                     nrm_obs_text_at(p->obs, row->dim[d]));
    }
    nrm_buf_text(&p->key, nrm_period_format(row->period, period));
    return nrm_buf_all(&p->key);
}

/* The same of a number; false when a dimension of it is not there. */
static bool
key_of_number(nrm_papers *p, const nrm_json *number, nrm_text *out)
{
    const nrm_json *codes = nrm_json_get(number, "key");
    const nrm_json *period = nrm_json_get(codes, "TIME_PERIOD");

    for (const nrm_json *m = codes->first; m != NULL; m = m->next)
        if (m != period && nrm_obs_dim_find(p->obs, m->key.at) == NRM_NO_DIM)
            return false;
    nrm_buf_clear(&p->key);
    for (size_t i = 0; i < p->obs->n_dims; i++) {
        size_t d = p->by_name[i];
        const nrm_json *m = nrm_json_get(codes, p->obs->dims[d]);

        if (m != NULL
            && !nrm_text_eq(m->text,
                            nrm_obs_text_at(p->obs, p->obs->totals[d])))
            put_code(&p->key, p->obs->dims[d], m->text);
    }
    if (period != NULL)
        nrm_buf_view(&p->key, period->text);
    *out = nrm_buf_all(&p->key);
    return true;
}

nrm_papers *
nrm_papers_new(const nrm_obs *obs)
{
    nrm_papers *p = nrm_new(obs->a, nrm_papers);

    p->obs = obs;
    p->keys = nrm_pool_new(obs->a);
    p->typed = nrm_pool_new(obs->a);
    p->first = nrm_new_n(obs->a, uint32_t, obs->n_rows);
    p->next = nrm_new_n(obs->a, uint32_t, obs->n_rows);
    nrm_buf_init(&p->key, obs->a);
    for (size_t d = 0; d < obs->n_dims; d++) {
        size_t i = d;

        for (; i > 0 && strcmp(obs->dims[p->by_name[i - 1]], obs->dims[d]) > 0;
             i--)
            p->by_name[i] = p->by_name[i - 1];
        p->by_name[i] = d;
    }
    for (size_t i = obs->n_rows; i-- > 0;) {
        size_t known = nrm_pool_count(p->keys);
        uint32_t k = nrm_pool_add(p->keys, key_of_row(p, &obs->rows[i]));

        p->hides = p->hides || obs->rows[i].conf == NRM_CONF_C;
        p->next[i] = k < known ? p->first[k] : NO_ROW;
        p->first[k] = (uint32_t)i;
    }
    return p;
}

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

/* Half a unit of the last digit that is printed. */
static double
half_digit(nrm_text printed)
{
    double half = 0.5;

    for (size_t i = 0; i < printed.len; i++)
        if (printed.at[i] == '.')
            half = 0.5 * pow(10, -(double)(printed.len - i - 1));
    return half * (1 + TOLERANCE);
}

/* Whether the row has a number that is printed so, or one below or above it. */
static bool
has_printed(const nrm_obs_row *row, nrm_text printed, char sign)
{
    double x, half = half_digit(printed);

    if (!nrm_num_real(printed, &x))
        return false;
    x = sign == '-' ? -x : x;
    for (size_t i = 0; i < NRM_ATTRS; i++)
        if (row->num[i].known
            && (fabs(row->num[i].x - x) <= half
                || (sign == '<' && row->num[i].x < x + half)
                || (sign == '>' && row->num[i].x > x - half)))
            return true;
    return false;
}

/*
 * One word of a printed text: which mark is the decimal one depends on the
 * language, so a number may be read either way.
 */
static bool
has_word(nrm_buf *b, const nrm_obs_row *row, const char *word)
{
    static const char marks[] = { '.', ',', '\0' };
    char sign = *word == '-' || strncmp(word, "\xe2\x88\x92", 3) == 0   ? '-'
                : *word == '<' || strncmp(word, "\xe2\x89\xa4", 3) == 0 ? '<'
                : *word == '>' || strncmp(word, "\xe2\x89\xa5", 3) == 0 ? '>'
                                                                        : '+';

    for (size_t k = 0; k < NRM_COUNT_OF(marks); k++) {
        nrm_buf_clear(b);
        for (const char *at = word; *at != '\0'; at++)
            if (*at >= '0' && *at <= '9')
                nrm_buf_char(b, *at);
            else if (*at == marks[k])
                nrm_buf_char(b, '.');
        if (has_printed(row, nrm_buf_all(b), sign))
            return true;
    }
    return false;
}

/* Whether every number of the printed text is one of the row's. */
static bool
has_text(nrm_arena *a, const nrm_obs_row *row, nrm_text text)
{
    nrm_arena *scratch = nrm_arena_child(a);
    nrm_imprint_part part = { 0 };
    bool good = true;
    nrm_buf b;

    nrm_buf_init(&b, scratch);
    nrm_imprint_words(scratch, &part, text, NULL, 1);
    for (size_t i = 0; i < part.n; i++)
        good = good && has_word(&b, row, part.at[i].word);
    nrm_arena_free(scratch);
    return good;
}

/* Whether the row has the number in the attribute, as it is printed. */
static bool
has_number(nrm_arena *a, const nrm_obs_row *row, const nrm_json *number)
{
    const nrm_json *value = nrm_json_get(number, "value");
    const nrm_json *attribute = nrm_json_get(number, "attribute");
    const nrm_json *text = nrm_json_get(number, "text");

    if (text != NULL && !has_text(a, row, text->text))
        return false;
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
judge(nrm_papers *p, const nrm_json *number, const nrm_obs_row **row)
{
    const nrm_obs *obs = p->obs;
    const char *verdict = "unknown";
    nrm_text key;
    uint32_t k;

    *row = NULL;
    if (!key_of_number(p, number, &key) || !nrm_pool_find(p->keys, key, &k))
        return verdict;
    for (uint32_t i = p->first[k]; i != NO_ROW; i = p->next[i]) {
        const nrm_obs_row *r = &obs->rows[i];

        if (!same_text(obs, r, number, "SOURCE")
            || !same_text(obs, r, number, "RELEASE"))
            continue;
        *row = r;
        /* A hidden row has no numbers, and a mark prints none. */
        if (has_number(obs->a, r, number))
            return NULL;
        verdict = r->conf == NRM_CONF_F ? "other number" : "hidden";
    }
    return verdict;
}

const nrm_obs_row *
nrm_papers_row(nrm_papers *papers, const nrm_json *number)
{
    const nrm_obs_row *row;

    (void)judge(papers, number, &row);
    return row;
}

int
nrm_papers_check(nrm_papers *papers, const nrm_json *manifest,
                 nrm_obs *findings, size_t *n_wrong, nrm_err *e)
{
    const nrm_json *numbers =
        nrm_json_want(manifest, "numbers", NRM_JSON_ARRAY, e);

    if (numbers == NULL)
        return nrm_json_fail(manifest, e, "a manifest has a list of 'numbers'");
    for (const nrm_json *n = numbers->first; n != NULL; n = n->next) {
        const nrm_json *place = nrm_json_get(n, "place");
        const nrm_obs_row *row;
        const char *verdict;

        if (nrm_json_want(n, "key", NRM_JSON_OBJECT, e) == NULL)
            return nrm_json_fail(n, e,
                                 "a number has the 'key' of its "
                                 "observation");
        verdict = judge(papers, n, &row);
        if (verdict == NULL)
            continue;
        ++*n_wrong;
        if (nrm_finding_add(findings, row, verdict,
                            nrm_format(papers->obs->a, "%s%s%s", manifest->path,
                                       place == NULL ? "" : ": ",
                                       place == NULL ? "" : place->text.at),
                            e)
            == NULL)
            return -1;
    }
    return 0;
}

int
nrm_papers_typed(nrm_papers *papers, const nrm_json *manifest,
                 int64_t threshold, nrm_obs *findings, nrm_err *e)
{
    const nrm_json *typed = nrm_json_get(manifest, "typed");

    for (const nrm_json *t = typed ? typed->first : NULL; t; t = t->next) {
        const nrm_json *number = nrm_json_get(t, "number");
        const nrm_json *template = nrm_json_get(t, "template");
        const nrm_json *line = nrm_json_get(t, "line");
        size_t n = nrm_pool_count(papers->typed);
        const char *place;

        if (!papers->hides || number == NULL || template == NULL || line == NULL
            || number->number < 1 || number->number >= (double)threshold)
            continue;
        place = nrm_format(papers->obs->a, "%s:%s",
                           nrm_quote(papers->obs->a, template->text),
                           nrm_quote(papers->obs->a, line->text));
        nrm_pool_add(papers->typed, nrm_text_of(place));
        if (nrm_pool_count(papers->typed) > n
            && nrm_finding_add(findings, NULL, "typed", place, e) == NULL)
            return -1;
    }
    return 0;
}
