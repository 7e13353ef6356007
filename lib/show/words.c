/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/words.h"

#include "base/num.h"
#include "base/pool.h"
#include "data/standard.h"

#include <string.h>

/* How a language writes numbers. */
typedef struct number_form {
    const char *group, *decimal;
} number_form;

static const number_form number_forms[NRM_LANGS] = {
    [NRM_EN] = { ",", "." },        [NRM_EL] = { ".", "," },
    [NRM_BG] = { "\xc2\xa0", "," }, [NRM_RO] = { ".", "," },
    [NRM_SL] = { ".", "," },
};

/* How a language orders day, month (as a word or a number) and year. */
static const char *const day_forms[NRM_LANGS] = {
    [NRM_EN] = "{d} {month} {y}",       [NRM_EL] = "{d}/{m}/{y}",
    [NRM_BG] = "{d}.{m}.{y}\xc2\xa0г.", [NRM_RO] = "{d}.{m}.{y}",
    [NRM_SL] = "{d}. {m}. {y}",
};

typedef struct entry {
    nrm_text label[NRM_LANGS];
} entry;

struct nrm_words {
    nrm_arena *a;
    nrm_lang lang;
    nrm_pool *keys; /* the number of a key is the place of its entry */
    entry *entries;
    size_t cap;
    nrm_pool *missing;
    const char **missing_keys;
    size_t n_missing, missing_cap;
};

static entry *
entry_of(nrm_words *w, nrm_text key)
{
    size_t place = nrm_pool_add(w->keys, key);
    size_t n = place;

    if (place >= w->cap)
        nrm_room(w->a, w->entries, n, w->cap);
    return &w->entries[place];
}

void
nrm_words_add_list(nrm_words *w, const char *dimension,
                   const nrm_codelist *list)
{
    for (size_t i = 0; i < list->n; i++) {
        const nrm_code_item *item = &list->items[i];
        nrm_text key = item->code;
        entry *at;

        if (dimension != NULL)
            key = nrm_text_of(
                nrm_format(w->a, "%s.%.*s", dimension, (int)key.len, key.at));
        at = entry_of(w, key);
        for (size_t l = 0; l < NRM_LANGS; l++)
            if (item->label[l].len > 0)
                at->label[l] = item->label[l];
    }
}

void
nrm_words_set(nrm_words *w, const char *key, nrm_lang lang, nrm_text label)
{
    entry_of(w, nrm_text_of(key))->label[lang] = nrm_text_copy(w->a, label);
}

nrm_words *
nrm_words_new(nrm_arena *a, nrm_lang lang)
{
    nrm_words *w = nrm_new(a, nrm_words);

    w->a = a;
    w->lang = lang;
    w->keys = nrm_pool_new(a);
    w->missing = nrm_pool_new(a);
    for (const nrm_standard *s = nrm_standard_lists; s->name != NULL; s++) {
        bool fixed = strcmp(s->name, "words") == 0;

        nrm_words_add_list(w, fixed ? NULL : s->name,
                           nrm_codes_standard(a, s->name));
    }
    return w;
}

int
nrm_words_read(nrm_words *w, nrm_in *in, nrm_err *e)
{
    const nrm_codelist *list = nrm_codes_read(w->a, "labels", in, e);

    if (list == NULL)
        return -1;
    nrm_words_add_list(w, NULL, list);
    return 0;
}

nrm_lang
nrm_words_lang(const nrm_words *w)
{
    return w->lang;
}

/* The best label there is; *lacks when the language has none of its own. */
static nrm_text
look_up(const nrm_words *w, nrm_text key, bool *lacks)
{
    const entry *at;
    uint32_t place;

    *lacks = true;
    if (!nrm_pool_find(w->keys, key, &place))
        return nrm_text_n(NULL, 0);
    at = &w->entries[place];
    *lacks = at->label[w->lang].len == 0;
    return at->label[*lacks ? NRM_EN : w->lang];
}

static void
note_missing(nrm_words *w, nrm_text key)
{
    uint32_t place = nrm_pool_add(w->missing, key);

    if (place < w->n_missing)
        return;
    nrm_room(w->a, w->missing_keys, w->n_missing, w->missing_cap);
    w->missing_keys[w->n_missing++] = nrm_pool_at(w->missing, place).at;
}

const char *
nrm_words_get(nrm_words *w, const char *key)
{
    bool lacks;
    nrm_text label = look_up(w, nrm_text_of(key), &lacks);

    if (lacks)
        note_missing(w, nrm_text_of(key));
    return label.len > 0 ? nrm_text_string(w->a, label) : key;
}

const char *
nrm_words_find(const nrm_words *w, const char *key)
{
    bool lacks;
    nrm_text label = look_up(w, nrm_text_of(key), &lacks);

    return label.len > 0 ? nrm_text_string(w->a, label) : NULL;
}

static nrm_text
code_key(const nrm_words *w, const char *dimension, nrm_text code)
{
    return nrm_text_of(
        nrm_format(w->a, "%s.%.*s", dimension, (int)code.len, code.at));
}

const char *
nrm_words_code(nrm_words *w, const char *dimension, nrm_text code)
{
    nrm_text key = code_key(w, dimension, code), label;
    double number;
    bool lacks;

    if (code.len == 0)
        return "";
    label = look_up(w, key, &lacks);
    if (lacks && !nrm_num_real(code, &number))
        note_missing(w, key); /* a number needs no label */
    return nrm_text_string(w->a, label.len > 0 ? label : code);
}

uint32_t
nrm_words_rank(const nrm_words *w, const char *dimension, nrm_text code)
{
    uint32_t place;

    if (!nrm_pool_find(w->keys, code_key(w, dimension, code), &place))
        return UINT32_MAX;
    return place;
}

/* The value of a hole, or NULL. */
static const char *
hole_value(const char *const *holes, nrm_text name)
{
    for (size_t i = 0; holes[i] != NULL; i += 2)
        if (nrm_text_is(name, holes[i]))
            return holes[i + 1];
    return NULL;
}

static const char *
fill(nrm_arena *a, const char *pattern, const char *const *holes)
{
    nrm_buf out;

    nrm_buf_init(&out, a);
    for (const char *p = pattern; *p != '\0'; p++) {
        const char *end = *p == '{' ? strchr(p, '}') : NULL;
        const char *value = NULL;

        if (end != NULL)
            value = hole_value(holes, nrm_text_n(p + 1, (size_t)(end - p) - 1));
        if (value == NULL) {
            nrm_buf_char(&out, *p);
        } else {
            nrm_buf_text(&out, value);
            p = end;
        }
    }
    return nrm_buf_string(&out);
}

const char *
nrm_words_fill(nrm_words *w, const char *key, const char *const *holes)
{
    return fill(w->a, nrm_words_get(w, key), holes);
}

const char *
nrm_words_plural(const nrm_words *w, int64_t n)
{
    int64_t tail = n % 100;

    switch (w->lang) {
    case NRM_SL:
        return tail == 1                ? "one"
               : tail == 2              ? "two"
               : tail == 3 || tail == 4 ? "few"
                                        : "other";
    case NRM_RO:
        if (n == 1)
            return "one";
        return n == 0 || (tail >= 1 && tail <= 19) ? "few" : "other";
    default: return n == 1 ? "one" : "other";
    }
}

const char *
nrm_words_number(const nrm_words *w, const char *plain)
{
    const number_form *form = &number_forms[w->lang];
    const char *point = strchr(plain, '.');
    size_t digits;
    nrm_buf out;

    nrm_buf_init(&out, w->a);
    if (*plain == '-') {
        nrm_buf_text(&out, "\xe2\x88\x92");
        plain++;
    }
    digits = point == NULL ? strlen(plain) : (size_t)(point - plain);
    for (size_t i = 0; i < digits; i++) {
        if (i > 0 && (digits - i) % 3 == 0)
            nrm_buf_text(&out, form->group);
        nrm_buf_char(&out, plain[i]);
    }
    if (point != NULL) {
        nrm_buf_text(&out, form->decimal);
        nrm_buf_text(&out, point + 1);
    }
    return nrm_buf_string(&out);
}

static const char *
month_text(nrm_words *w, int year, int month)
{
    const char *key = nrm_format(w->a, "month.%d", month);

    return nrm_format(w->a, "%s %d", nrm_words_get(w, key), year);
}

static const char *
day_text(nrm_words *w, int32_t day_number)
{
    int year, month, day;
    const char *holes[9] = { "d",  NULL, "m",  NULL, "month",
                             NULL, "y",  NULL, NULL };

    nrm_day_split(day_number, &year, &month, &day);
    holes[1] = nrm_format(w->a, "%d", day);
    holes[3] = nrm_format(w->a, "%d", month);
    holes[5] = w->lang != NRM_EN
                   ? ""
                   : nrm_words_get(w, nrm_format(w->a, "month.%d", month));
    holes[7] = nrm_format(w->a, "%d", year);
    return fill(w->a, day_forms[w->lang], holes);
}

const char *
nrm_words_period(nrm_words *w, nrm_period period)
{
    char text[NRM_PERIOD_BYTES];
    int year, month, day;

    nrm_day_split(period.start, &year, &month, &day);
    switch (period.freq) {
    case NRM_NO_PERIOD: return "";
    case NRM_MONTH: return month_text(w, year, month);
    case NRM_DAY: return day_text(w, period.start);
    case NRM_YEARS:
        if (month == 1 && day == 1)
            return nrm_format(w->a, "%d-%d", year,
                              year + (int)period.length - 1);
        break;
    case NRM_MONTHS:
    case NRM_DAYS: break;
    default:
        return nrm_text_string(w->a,
                               nrm_text_of(nrm_period_format(period, text)));
    }
    return nrm_format(w->a, "%s - %s", day_text(w, period.start),
                      day_text(w, nrm_period_end(period) - 1));
}

size_t
nrm_words_missing(const nrm_words *w, const char *const **keys)
{
    *keys = (const char *const *)w->missing_keys;
    return w->n_missing;
}
