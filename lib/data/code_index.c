/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/code_index.h"

#include "data/unicode.h"

#include "base/buf.h"
#include "base/pool.h"

#include <string.h>

struct nrm_code_index {
    nrm_arena *a;
    const nrm_codelist *list;
    nrm_pool *seen; /* texts as they were asked for */
    size_t *place;  /* and what they mean */
    size_t cap;
    nrm_pool *folded;
    size_t *folded_place;
    size_t folded_cap;
};

/* Sets the meaning of the text with this number in its pool. */
static void
set(nrm_arena *a, size_t **places, size_t *cap, size_t number, size_t place)
{
    if (number >= *cap) {
        size_t room = *cap == 0 ? 64 : *cap * 2;

        *places = nrm_grow(a, *places, *cap, room, sizeof **places);
        *cap = room;
    }
    (*places)[number] = place;
}

static int
add_label(nrm_code_index *x, size_t place, nrm_text label, nrm_err *e)
{
    nrm_text folded = nrm_utf8_fold(x->a, label);
    size_t before = nrm_pool_count(x->folded);
    uint32_t number = nrm_pool_add(x->folded, folded);
    const nrm_code_item *items = x->list->items;

    if (number == before) {
        set(x->a, &x->folded_place, &x->folded_cap, number, place);
        return 0;
    }
    if (x->folded_place[number] == place)
        return 0;
    return nrm_fail(e, NRM_EINPUT,
                    "code list '%s': the label '%s' stands for both '%s' and "
                    "'%s' when case and accents do not count",
                    x->list->name, nrm_quote(x->a, label),
                    items[x->folded_place[number]].code.at,
                    items[place].code.at);
}

/* An alias is as exact as a code, and must not be one of another item. */
static int
add_aliases(nrm_code_index *x, size_t place, nrm_err *e)
{
    nrm_text rest = x->list->items[place].aliases, alias;
    uint32_t number;

    while (nrm_text_cut(&rest, ' ', &alias)) {
        if (alias.len == 0)
            continue;
        if (nrm_pool_find(x->seen, alias, &number) && x->place[number] != place)
            return nrm_fail(e, NRM_EINPUT,
                            "code list '%s': the alias '%s' of '%s' stands for "
                            "'%s' as well",
                            x->list->name, nrm_quote(x->a, alias),
                            x->list->items[place].code.at,
                            x->list->items[x->place[number]].code.at);
        nrm_code_index_add(x, alias, place);
    }
    return 0;
}

nrm_code_index *
nrm_code_index_new(nrm_arena *a, const nrm_codelist *list, nrm_err *e)
{
    nrm_code_index *x = nrm_new(a, nrm_code_index);

    x->a = a;
    x->list = list;
    x->seen = nrm_pool_new(a);
    x->folded = nrm_pool_new(a);
    for (size_t i = 0; i < list->n; i++)
        nrm_code_index_add(x, list->items[i].code, i);
    for (size_t i = 0; i < list->n; i++)
        if (add_aliases(x, i, e) != 0)
            return NULL;
    for (size_t i = 0; i < list->n; i++)
        for (size_t l = 0; l < NRM_LANGS; l++)
            if (list->items[i].label[l].len > 0
                && add_label(x, i, list->items[i].label[l], e) != 0)
                return NULL;
    return x;
}

void
nrm_code_index_add(nrm_code_index *x, nrm_text spelling, size_t place)
{
    set(x->a, &x->place, &x->cap, nrm_pool_add(x->seen, spelling), place);
}

size_t
nrm_code_index_find(nrm_code_index *x, nrm_text text)
{
    size_t place = NRM_NO_CODE;
    uint32_t number;

    if (nrm_pool_find(x->seen, text, &number))
        return x->place[number];
    if (nrm_pool_find(x->folded, nrm_utf8_fold(x->a, text), &number))
        place = x->folded_place[number];
    nrm_code_index_add(x, text, place);
    return place;
}

/* Greek and Cyrillic letters that look like a Latin one. */
static const struct {
    int32_t code_point;
    char latin;
} look_alikes[] = {
    { 0x391, 'A' }, { 0x392, 'B' }, { 0x395, 'E' }, { 0x396, 'Z' },
    { 0x397, 'H' }, { 0x399, 'I' }, { 0x39a, 'K' }, { 0x39c, 'M' },
    { 0x39d, 'N' }, { 0x39f, 'O' }, { 0x3a1, 'P' }, { 0x3a4, 'T' },
    { 0x3a5, 'Y' }, { 0x3a7, 'X' }, { 0x3bf, 'o' }, { 0x3bd, 'v' },
    { 0x410, 'A' }, { 0x412, 'B' }, { 0x415, 'E' }, { 0x41a, 'K' },
    { 0x41c, 'M' }, { 0x41d, 'H' }, { 0x41e, 'O' }, { 0x420, 'P' },
    { 0x421, 'C' }, { 0x422, 'T' }, { 0x423, 'Y' }, { 0x425, 'X' },
    { 0x405, 'S' }, { 0x406, 'I' }, { 0x408, 'J' }, { 0x430, 'a' },
    { 0x435, 'e' }, { 0x43e, 'o' }, { 0x440, 'p' }, { 0x441, 'c' },
    { 0x443, 'y' }, { 0x445, 'x' }, { 0x455, 's' }, { 0x456, 'i' },
    { 0x458, 'j' }
};

/* The text with its look-alikes made Latin; *first is the first of them. */
static nrm_text
to_latin(nrm_arena *a, nrm_text text, int32_t *first)
{
    nrm_buf out;

    nrm_buf_init(&out, a);
    *first = 0;
    while (text.len > 0) {
        nrm_text here = text;
        char latin = '\0';
        int32_t c;

        if (!nrm_utf8_next(&text, &c))
            break;
        for (size_t i = 0; i < NRM_COUNT_OF(look_alikes); i++)
            if (look_alikes[i].code_point == c)
                latin = look_alikes[i].latin;
        if (latin == '\0') {
            nrm_buf_put(&out, here.at, here.len - text.len);
            continue;
        }
        nrm_buf_char(&out, latin);
        *first = *first == 0 ? c : *first;
    }
    return nrm_buf_all(&out);
}

const char *
nrm_code_index_hint(nrm_arena *a, const nrm_code_index *x, nrm_text text)
{
    const char **names = nrm_new_n(a, const char *, x->list->n);
    int32_t c;
    nrm_text latin = to_latin(a, text, &c);

    if (c != 0 && nrm_codes_find(x->list, latin) != NRM_NO_CODE)
        return nrm_format(a,
                          "; the letter U+%04X in it only looks Latin, the "
                          "code is '%.*s'",
                          (unsigned)c, (int)latin.len, latin.at);
    for (size_t i = 0; i < x->list->n; i++)
        names[i] = nrm_text_string(a, x->list->items[i].code);
    return nrm_format(a, "; there are: %s",
                      nrm_text_list(a, names, x->list->n));
}
