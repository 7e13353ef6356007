/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directives that stand inside a line: value, change, n-of, label, ref. */
#include "show/directive.h"

#include "data/select.h"

#include <math.h>
#include <string.h>

static void
add_text(nrm_doc *doc, const char *text)
{
    nrm_doc_add(doc, NRM_ITEM_INLINE)->text = nrm_text_of(text);
}

/* The decimals of `fmt=`. */
static int
take_decimals(nrm_call *call, int *decimals)
{
    const char *fmt = nrm_args_get(call->doc->a, call->args, "fmt");

    *decimals = NRM_DECIMALS_AUTO;
    if (fmt == NULL)
        return 0;
    if (fmt[0] < '0' || fmt[0] > '9' || fmt[1] != '\0')
        return nrm_args_fail(call->args, call->e,
                             "fmt is a number of decimals from 0 to 9");
    *decimals = fmt[0] - '0';
    return 0;
}

/* The one observation that is selected. */
static int
one_row(nrm_call *call, const char *select, nrm_pick *pick)
{
    nrm_arena *a = call->doc->a;

    if (nrm_pick_rows(a, call->doc->safe, select, (nrm_shown){ 0 }, pick,
                      call->e)
        != 0)
        return nrm_call_failed(call);
    if (pick->n > 1)
        return nrm_args_fail(call->args, call->e,
                             "there are %zu observations of '%s'", pick->n,
                             nrm_quote(a, nrm_text_of(select)));
    return 0;
}

static int
cell_of(nrm_call *call, const char *select, nrm_attr attr, bool limits,
        nrm_cell *out)
{
    nrm_doc *doc = call->doc;
    nrm_cell_form form = { .limits = limits };
    nrm_pick pick;
    int decimals;

    if (take_decimals(call, &decimals) != 0
        || one_row(call, select, &pick) != 0)
        return -1;
    form.decimals = decimals;
    form.count = nrm_cell_is_count(pick.obs, pick.rows[0]);
    *out = nrm_cell_of(doc->words, doc->a, pick.rows[0], attr, form);
    nrm_doc_publish(doc, nrm_format(doc->a, "line %zu", call->args->line), out,
                    pick.obs);
    return 0;
}

/*
 * Prints the text of `else` where nothing is selected; 1 when it did, so that
 * a gap that the author knows of is no error.
 */
static int
print_else(nrm_call *call, const char *select)
{
    nrm_arena *a = call->doc->a;
    const char *other = nrm_args_get(a, call->args, "else");
    const nrm_safe *some;

    if (other == NULL)
        return 0;
    some = nrm_safe_select(call->doc->safe, nrm_text_of(select), call->e);
    if (some == NULL)
        return nrm_call_failed(call);
    if (nrm_safe_obs(some)->n_rows > 0)
        return 0;
    add_text(call->doc, other);
    return 1;
}

static int
take_attr(nrm_call *call, nrm_attr *attr)
{
    const char *name = nrm_args_get(call->doc->a, call->args, "show");

    *attr = NRM_OBS_VALUE;
    if (name == NULL)
        return 0;
    for (unsigned k = 0; k < NRM_ATTRS; k++)
        if (strcmp(name, nrm_attr_name((nrm_attr)k)) == 0) {
            *attr = (nrm_attr)k;
            return 0;
        }
    return nrm_args_fail(call->args, call->e,
                         "show is a column such as OBS_VALUE, N or P_VALUE");
}

static const char *const value_keys[] = { "fmt",    "show", "limits",
                                          "select", "else", NULL };

static int
run_value(nrm_call *call)
{
    const char *limits = nrm_args_get(call->doc->a, call->args, "limits");
    const char *select = nrm_call_selection(call);
    int done = print_else(call, select);
    nrm_cell cell;
    nrm_attr attr;

    if (done != 0)
        return done < 0 ? -1 : 0;
    if (take_attr(call, &attr) != 0
        || cell_of(call, select, attr,
                   limits != NULL && strcmp(limits, "yes") == 0, &cell)
               != 0)
        return -1;
    add_text(call->doc, cell.text);
    return 0;
}

const nrm_directive nrm_directive_value = {
    .name = "value",
    .help = "one number",
    .selects = true,
    .keys = value_keys,
    .run = run_value,
};

static const char *const change_keys[] = { "fmt",    "from", "to",
                                           "select", "else", NULL };

/* "up" or "down" when the bounds are apart, "same", or "unclear". */
static const char *
direction(const nrm_cell *from, const nrm_cell *to)
{
    nrm_span a, b;

    if (from->row->conf == NRM_CONF_C || to->row->conf == NRM_CONF_C
        || !nrm_obs_bounds(from->row, &a) || !nrm_obs_bounds(to->row, &b))
        return "unclear";
    if (from->value.known && to->value.known && from->value.x == to->value.x)
        return "same";
    if (b.low > a.high)
        return "up";
    return b.high < a.low ? "down" : "unclear";
}

static int
run_change(nrm_call *call)
{
    nrm_doc *doc = call->doc;
    const char *from = nrm_args_get(doc->a, call->args, "from");
    const char *to = nrm_args_get(doc->a, call->args, "to");
    const char *select = nrm_call_selection(call);
    const char *holes[] = { "from", NULL, "to", NULL, NULL }, *ends[2];
    nrm_cell before, after;

    if (from == NULL || to == NULL)
        return nrm_args_fail(call->args, call->e,
                             "it needs 'from=' and 'to=', two periods");
    ends[0] = nrm_format(doc->a, "%s TIME_PERIOD=%s", select, from);
    ends[1] = nrm_format(doc->a, "%s TIME_PERIOD=%s", select, to);
    for (size_t i = 0; i < 2; i++) {
        int done = print_else(call, ends[i]);

        if (done != 0)
            return done < 0 ? -1 : 0;
    }
    if (cell_of(call, ends[0], NRM_OBS_VALUE, false, &before) != 0
        || cell_of(call, ends[1], NRM_OBS_VALUE, false, &after) != 0)
        return -1;
    holes[1] = before.text;
    holes[3] = after.text;
    add_text(doc, nrm_words_fill(doc->words,
                                 nrm_format(doc->a, "change.%s",
                                            direction(&before, &after)),
                                 holes));
    return 0;
}

const nrm_directive nrm_directive_change = {
    .name = "change",
    .help = "two periods compared: up from 41 to 57",
    .selects = true,
    .keys = change_keys,
    .run = run_change,
};

static const char *const n_of_keys[] = { "over", "with", "select", NULL };

/* How many codes of a dimension: all, those that hold, those unclear. */
typedef struct tally {
    size_t all, hold, unclear;
} tally;

static bool
is_known(const nrm_obs_row *row)
{
    return row->conf != NRM_CONF_C && row->num[NRM_OBS_VALUE].known;
}

static int
count_codes(nrm_call *call, size_t dim, const char *select, const char *with,
            tally *out)
{
    nrm_doc *doc = call->doc;
    nrm_shown one = { .dims = (uint64_t)1 << dim };
    nrm_pick all;
    const nrm_safe *holding;
    const nrm_obs *obs;

    if (nrm_pick_rows(doc->a, doc->safe, select, one, &all, call->e) != 0)
        return nrm_call_failed(call);
    holding = nrm_safe_select(
        doc->safe, nrm_text_of(nrm_format(doc->a, "%s %s", select, with)),
        call->e);
    if (holding == NULL)
        return nrm_call_failed(call);
    obs = nrm_safe_obs(holding);
    for (size_t i = 0; i < all.n; i++) {
        const nrm_obs_row *row = all.rows[i];
        bool holds = false;

        if (row->dim[dim] == all.obs->totals[dim])
            continue;
        for (size_t k = 0; k < obs->n_rows && !holds; k++)
            holds = nrm_obs_same_key(obs, row, &obs->rows[k]);
        out->all++;
        out->hold += holds;
        out->unclear += !holds && !is_known(row);
    }
    return 0;
}

static int
run_n_of(nrm_call *call)
{
    nrm_doc *doc = call->doc;
    nrm_arena *a = doc->a;
    nrm_words *w = doc->words;
    const char *over = nrm_args_get(a, call->args, "over");
    const char *with = nrm_args_get(a, call->args, "with");
    size_t dim = over == NULL ? NRM_NO_DIM
                              : nrm_obs_dim_find(nrm_safe_obs(doc->safe), over);
    const char *holes[] = { "n", NULL, "all", NULL, "noun", NULL, NULL };
    tally t = { 0 };

    if (dim == NRM_NO_DIM || with == NULL)
        return nrm_args_fail(call->args, call->e,
                             "it needs 'over=' a dimension and 'with=' the "
                             "condition that is counted");
    if (count_codes(call, dim, nrm_call_selection(call), with, &t) != 0)
        return -1;
    holes[1] = t.unclear == 0
                   ? nrm_format(a, "%zu", t.hold)
                   : nrm_format(a, "%zu-%zu", t.hold, t.hold + t.unclear);
    holes[3] = nrm_format(a, "%zu", t.all);
    holes[5] =
        nrm_words_get(w, nrm_format(a, "noun.%s.%s", over,
                                    nrm_words_plural(w, (int64_t)t.all)));
    add_text(doc, nrm_words_fill(w, "n-of", holes));
    return 0;
}

const nrm_directive nrm_directive_n_of = {
    .name = "n-of",
    .help = "how many hold: 18 of 27 countries",
    .selects = true,
    .keys = n_of_keys,
    .run = run_n_of,
};

static int
run_label(nrm_call *call)
{
    nrm_doc *doc = call->doc;
    const nrm_obs *obs = nrm_safe_obs(doc->safe);
    const char *word = nrm_args_word(doc->a, call->args, 0);

    if (word == NULL && call->args->n == 1) {
        const nrm_arg *arg = &call->args->at[0];

        add_text(doc,
                 nrm_words_code(doc->words, nrm_text_string(doc->a, arg->key),
                                arg->value));
        return 0;
    }
    for (const nrm_binding *b = call->loops; word != NULL && b != NULL;
         b = b->outer)
        if (strcmp(obs->dims[b->dim], word) == 0) {
            add_text(doc, nrm_words_code(doc->words, word,
                                         nrm_obs_text_at(obs, b->code)));
            return 0;
        }
    return nrm_args_fail(call->args, call->e,
                         "it needs a code (geo=BG) or the dimension of a loop "
                         "around it (geo)");
}

static const char *const no_keys[] = { NULL };

const nrm_directive nrm_directive_label = {
    .name = "label",
    .help = "the name of a code",
    .selects = true,
    .keys = no_keys,
    .run = run_label,
};

static int
run_text(nrm_call *call)
{
    const char *key = nrm_args_word(call->doc->a, call->args, 0);

    if (key == NULL || nrm_words_find(call->doc->words, key) == NULL)
        return nrm_args_fail(call->args, call->e,
                             "it needs the key of a text in the labels");
    if (call->in_text)
        return nrm_args_fail(call->args, call->e, "it stands in a text itself");
    return nrm_call_put(call, nrm_words_get(call->doc->words, key));
}

const nrm_directive nrm_directive_text = {
    .name = "text",
    .help = "a text of the label files",
    .selects = true,
    .keys = no_keys,
    .run = run_text,
};

static int
run_ref(nrm_call *call)
{
    const char *id = nrm_args_word(call->doc->a, call->args, 0);
    nrm_item *item;

    if (id == NULL)
        return nrm_args_fail(call->args, call->e,
                             "it needs the id of a table or figure");
    item = nrm_doc_add(call->doc, NRM_ITEM_REF);
    item->id = id;
    item->args = *call->args;
    return 0;
}

const nrm_directive nrm_directive_ref = {
    .name = "ref",
    .help = "a reference: Table 2",
    .selects = true,
    .keys = no_keys,
    .run = run_ref,
};
