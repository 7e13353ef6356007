/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/choices.h"

#include "data/unicode.h"

#include <string.h>

#define PARTS_MAX 256

struct nrm_choices {
    const nrm_field *field;
    nrm_code_index *codes; /* NULL without a list */
    nrm_text delimiter;
    size_t none; /* the place of the code for none */
};

nrm_text
nrm_choices_delimiter(const nrm_field *field)
{
    const nrm_json *given = nrm_json_get(field->json, "delimiter");

    return given == NULL ? nrm_text_of(",") : given->text;
}

nrm_choices *
nrm_choices_new(nrm_arena *a, const nrm_field *field, nrm_err *e)
{
    nrm_choices *c = nrm_new(a, nrm_choices);

    c->field = field;
    c->delimiter = nrm_choices_delimiter(field);
    if (c->delimiter.len != 1) {
        nrm_json_fail(field->json, e, "'delimiter' must be one character");
        return NULL;
    }
    if (field->codes != NULL) {
        c->codes = nrm_code_index_new(a, field->codes, e);
        if (c->codes == NULL)
            return NULL;
        c->none = nrm_codes_find(field->codes, field->none);
    }
    return c;
}

size_t
nrm_choices_count(const nrm_choices *c)
{
    return c->codes == NULL ? 0 : c->field->codes->n;
}

size_t
nrm_choices_find(nrm_choices *c, nrm_text text)
{
    return c->codes == NULL ? NRM_NO_CODE : nrm_code_index_find(c->codes, text);
}

/* Nobody chooses none of the choices and another one. */
static nrm_text
fail_none(const nrm_choices *c, nrm_err *e)
{
    nrm_fail(e, NRM_EINPUT,
             "'%.*s' says that nothing was chosen, and stands beside a choice",
             (int)c->field->none.len, c->field->none.at);
    return nrm_text_n(NULL, 0);
}

nrm_text
nrm_choices_write(const nrm_choices *c, nrm_arena *scratch, const bool *marked,
                  nrm_err *e)
{
    nrm_buf b;

    nrm_buf_init(&b, scratch);
    for (size_t i = 0; i < c->field->codes->n; i++) {
        if (!marked[i])
            continue;
        if (b.len > 0)
            nrm_buf_view(&b, c->delimiter);
        nrm_buf_view(&b, c->field->codes->items[i].code);
    }
    if (b.len > c->field->none.len && marked[c->none])
        return fail_none(c, e);
    return b.len == 0 ? c->field->none : nrm_buf_all(&b);
}

/* Cuts at the delimiter; blanks around a part do not count. */
static size_t
cut(nrm_text cell, char delimiter, nrm_text parts[PARTS_MAX])
{
    nrm_text part;
    size_t n = 0;

    while (n < PARTS_MAX && nrm_text_cut(&cell, delimiter, &part)) {
        part = nrm_utf8_trim(part);
        if (part.len > 0)
            parts[n++] = part;
    }
    return n;
}

/* The choice that the longest run of parts from `i` on spells. */
static size_t
longest(nrm_choices *c, const nrm_text *parts, size_t n, size_t *i)
{
    for (size_t j = n; j-- > *i;) {
        nrm_text run = nrm_text_n(
            parts[*i].at, (size_t)(parts[j].at + parts[j].len - parts[*i].at));
        size_t place = nrm_choices_find(c, run);

        if (place == NRM_NO_CODE)
            continue;
        *i = j + 1;
        return place;
    }
    return NRM_NO_CODE;
}

static nrm_text
join(const nrm_choices *c, nrm_arena *scratch, const nrm_text *parts, size_t n)
{
    nrm_buf b;

    nrm_buf_init(&b, scratch);
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            nrm_buf_view(&b, c->delimiter);
        nrm_buf_view(&b, parts[i]);
    }
    return nrm_buf_all(&b);
}

static nrm_text
fail_choice(nrm_choices *c, nrm_arena *scratch, nrm_text part, nrm_err *e)
{
    if (c->field->hidden)
        nrm_fail(e, NRM_EINPUT, "a choice (not shown) is not a code");
    else
        nrm_fail(e, NRM_EINPUT, "'%s' is not a code of the list '%s'%s",
                 nrm_quote(scratch, part), c->field->codes->name,
                 nrm_code_index_hint(scratch, c->codes, part));
    return nrm_text_n(NULL, 0);
}

/* The parts of a field without a list, each as it stands. */
static nrm_text
join_free(const nrm_choices *c, nrm_arena *scratch, const nrm_text *parts,
          size_t n, nrm_err *e)
{
    for (size_t i = 0; n > 1 && i < n; i++)
        if (nrm_text_eq(parts[i], c->field->none))
            return fail_none(c, e);
    return join(c, scratch, parts, n);
}

nrm_text
nrm_choices_read(nrm_choices *c, nrm_arena *scratch, nrm_text cell,
                 nrm_text delimiter, nrm_err *e)
{
    nrm_text parts[PARTS_MAX];
    size_t n = cut(
        cell, delimiter.len == 0 ? c->delimiter.at[0] : delimiter.at[0], parts);
    bool *marked;

    if (c->codes == NULL)
        return join_free(c, scratch, parts, n, e);
    marked = nrm_new_n(scratch, bool, c->field->codes->n);
    for (size_t i = 0; i < n;) {
        size_t place = longest(c, parts, n, &i);

        if (place == NRM_NO_CODE)
            return fail_choice(c, scratch, parts[i], e);
        marked[place] = true;
    }
    return n == 0 ? nrm_text_n("", 0)
                  : nrm_choices_write(c, scratch, marked, e);
}
