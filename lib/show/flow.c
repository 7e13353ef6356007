/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The flow of a document: loops, conditions, and templates inside templates.
 * What stands in between is carried out by its directive.
 */
#include "show/flow.h"

#include <string.h>

#define LOOPS_MAX 16   /* each and if inside each other */
#define INCLUDES_MAX 8 /* templates inside each other */

/* An `each` or `if` that waits for its `end`. */
typedef struct open_block {
    const nrm_part *part;
    size_t start;          /* the part behind it */
    nrm_binding binding;   /* of a loop: where it stands */
    const uint32_t *codes; /* of a loop */
    size_t n_codes, turn;
    bool is_loop;
    bool skipping; /* parts are passed over */
    bool dead;     /* stands inside a part that is passed over */
    bool has_else;
} open_block;

typedef struct walk {
    nrm_doc *doc;
    open_block open[LOOPS_MAX];
    size_t depth;
    size_t base;       /* what is open at the start of the template */
    size_t n_includes; /* templates around it */
    nrm_err *e;
} walk;

/* The codes of the innermost loop that runs. */
static const nrm_binding *
bindings(const walk *w)
{
    for (size_t i = w->depth; i > 0; i--)
        if (w->open[i - 1].is_loop && !w->open[i - 1].skipping)
            return &w->open[i - 1].binding;
    return NULL;
}

static nrm_call
call_at(const walk *w, const nrm_part *part)
{
    return (nrm_call){
        .doc = w->doc, .args = &part->args, .loops = bindings(w), .e = w->e
    };
}

static bool
is_skipping(const walk *w)
{
    return w->depth > 0 && w->open[w->depth - 1].skipping;
}

static open_block *
open_one(walk *w, const nrm_part *part, size_t i)
{
    open_block *o;

    if (w->depth == LOOPS_MAX) {
        nrm_args_fail(&part->args, w->e, "nested more than %d deep", LOOPS_MAX);
        return NULL;
    }
    o = &w->open[w->depth];
    memset(o, 0, sizeof *o);
    o->part = part;
    o->start = i + 1;
    o->dead = o->skipping = is_skipping(w);
    w->depth++;
    return o;
}

/* The codes of a dimension in the observations, each once. */
static uint32_t *
codes_that_occur(nrm_call *call, const nrm_safe *some, size_t dim, size_t *n)
{
    static const nrm_axis_names none = { .n = 0 };
    nrm_axis_names names = none;
    nrm_pick pick = { .obs = nrm_safe_obs(some) };
    nrm_arena *a = call->doc->a;
    const nrm_axis *axis;
    uint32_t *codes;

    names.at[names.n++] = dim;
    pick.n = pick.obs->n_rows;
    pick.rows = nrm_new_n(a, const nrm_obs_row *, pick.n);
    for (size_t i = 0; i < pick.n; i++)
        pick.rows[i] = &pick.obs->rows[i];
    axis = nrm_axis_new(call->doc->words, a, &pick, &names, NRM_BY_CODE,
                        NRM_TOTALS_NONE);
    codes = nrm_new_n(a, uint32_t, axis->n);
    for (size_t i = 0; i < axis->n; i++)
        codes[i] = axis->entries[i].row->dim[dim];
    *n = axis->n;
    return codes;
}

/* The codes that an author lists, in that order. */
static uint32_t *
codes_listed(nrm_call *call, const nrm_safe *some, size_t dim, const char *list,
             size_t *n)
{
    const nrm_obs *obs = nrm_safe_obs(some);
    nrm_text rest = nrm_text_of(list), code;
    uint32_t *codes = NULL;
    size_t cap = 0;

    *n = 0;
    while (nrm_text_cut(&rest, ',', &code)) {
        size_t i = 0;

        code = nrm_text_strip(code);
        while (
            i < obs->n_rows
            && !nrm_text_eq(code, nrm_obs_text_at(obs, obs->rows[i].dim[dim])))
            i++;
        if (i == obs->n_rows) {
            nrm_args_fail(call->args, call->e,
                          "there are no observations of %s '%s'",
                          obs->dims[dim], nrm_quote(call->doc->a, code));
            return NULL;
        }
        nrm_room(call->doc->a, codes, *n, cap);
        codes[(*n)++] = obs->rows[i].dim[dim];
    }
    return codes;
}

static int
open_each(walk *w, const nrm_part *part, size_t i)
{
    static const char *const keys[] = { "over", "codes", "select", NULL };
    nrm_call call = call_at(w, part);
    open_block *o = open_one(w, part, i);
    nrm_arena *a = w->doc->a;
    const char *over = nrm_args_get(a, &part->args, "over");
    const char *codes = nrm_args_get(a, &part->args, "codes");
    const char *select = nrm_args_get(a, &part->args, "select");
    const nrm_safe *some;

    if (o == NULL || nrm_args_check(a, &part->args, keys, w->e) != 0)
        return -1;
    o->is_loop = true;
    if (o->dead)
        return 0;
    if (over == NULL)
        return nrm_args_fail(&part->args, w->e,
                             "'over = DIMENSION' is missing");
    some = nrm_safe_select(
        w->doc->safe,
        nrm_text_of(nrm_call_bind(&call, select == NULL ? "" : select)), w->e);
    if (some == NULL)
        return nrm_call_failed(&call);
    o->binding.dim = nrm_obs_dim_find(nrm_safe_obs(some), over);
    if (o->binding.dim == NRM_NO_DIM)
        return nrm_args_fail(&part->args, w->e, "there is no dimension '%s'",
                             nrm_quote(a, nrm_text_of(over)));
    o->binding.outer = call.loops;
    o->codes =
        codes == NULL
            ? codes_that_occur(&call, some, o->binding.dim, &o->n_codes)
            : codes_listed(&call, some, o->binding.dim, codes, &o->n_codes);
    if (o->codes == NULL)
        return -1;
    o->skipping = o->n_codes == 0;
    if (!o->skipping)
        o->binding.code = o->codes[0];
    return 0;
}

/* Whether any observation is selected; -1 on an error. */
static int
any(nrm_call *call, const char *expression)
{
    const nrm_safe *some = nrm_safe_select(
        call->doc->safe, nrm_text_of(nrm_call_bind(call, expression)), call->e);

    if (some == NULL)
        return nrm_call_failed(call);
    return nrm_safe_obs(some)->n_rows > 0;
}

/* Whether the template is a document of its own. */
static bool
is_alone(const walk *w)
{
    return w->n_includes == 0 && w->doc->source->n_templates == 1;
}

static int
open_if(walk *w, const nrm_part *part, size_t i)
{
    static const char *const keys[] = { "any", "none", "lang", "alone", NULL };
    nrm_call call = call_at(w, part);
    open_block *o = open_one(w, part, i);
    nrm_arena *a = w->doc->a;
    const char *yes = nrm_args_get(a, &part->args, "any");
    const char *no = nrm_args_get(a, &part->args, "none");
    const char *lang = nrm_args_get(a, &part->args, "lang");
    const char *alone = nrm_args_get(a, &part->args, "alone");
    int holds = 1;

    if (o == NULL || nrm_args_check(a, &part->args, keys, w->e) != 0)
        return -1;
    if (o->dead)
        return 0;
    if (yes == NULL && no == NULL && lang == NULL && alone == NULL)
        return nrm_args_fail(&part->args, w->e,
                             "it needs 'any', 'none', 'lang' or 'alone'");
    if (yes != NULL)
        holds = any(&call, yes);
    if (no != NULL && holds == 1) {
        holds = any(&call, no);
        holds = holds < 0 ? holds : !holds;
    }
    if (lang != NULL && holds == 1)
        holds =
            strstr(lang, nrm_lang_name(nrm_words_lang(w->doc->words))) != NULL;
    if (alone != NULL && holds == 1)
        holds = is_alone(w) == (strcmp(alone, "yes") == 0);
    o->skipping = holds == 0;
    return holds < 0 ? -1 : 0;
}

static int
at_else(walk *w, const nrm_part *part, NRM_UNUSED size_t i)
{
    open_block *o = w->depth == w->base ? NULL : &w->open[w->depth - 1];

    if (o == NULL || o->is_loop || o->has_else)
        return nrm_args_fail(&part->args, w->e, "there is no 'if' before it");
    o->has_else = true;
    if (!o->dead)
        o->skipping = !o->skipping;
    return 0;
}

/* Goes back to the start of a loop for its next code: 1 and *next. */
static int
at_end(walk *w, const nrm_part *part, size_t *next)
{
    open_block *o = w->depth == w->base ? NULL : &w->open[w->depth - 1];

    if (o == NULL)
        return nrm_args_fail(&part->args, w->e,
                             "there is no 'each' or 'if' before it");
    if (o->is_loop && !o->skipping && ++o->turn < o->n_codes) {
        o->binding.code = o->codes[o->turn];
        *next = o->start;
        return 0;
    }
    w->depth--;
    return 0;
}

/*
 * The path of a file below the folder of the template: others cannot be had,
 * so that a template from elsewhere prints nothing that lies around.
 */
static const char *
path_of_include(walk *w, const nrm_part *part)
{
    nrm_arena *a = w->doc->a;
    const char *file = nrm_args_get(a, &part->args, "file");
    const char *slash = strrchr(w->doc->walking->path, '/');
    nrm_text rest = nrm_text_of(file), step;
    bool below = file != NULL && *file != '\0' && *file != '/';

    while (below && rest.len > 0 && nrm_text_cut(&rest, '/', &step))
        below = !nrm_text_is(step, "..");
    if (!below) {
        nrm_args_fail(&part->args, w->e,
                      "it needs 'file', a template in the folder of this one "
                      "or below");
        return NULL;
    }
    return nrm_format(a, "%.*s%s",
                      slash == NULL ? 0
                                    : (int)(slash - w->doc->walking->path) + 1,
                      w->doc->walking->path, file);
}

static int expand(walk *w, const nrm_template *t);

static int
include(walk *w, const nrm_part *part)
{
    static const char *const keys[] = { "file", NULL };
    nrm_doc *doc = w->doc;
    size_t scope = doc->scope;
    const nrm_template *t;
    const char *path;

    if (nrm_args_check(doc->a, &part->args, keys, w->e) != 0)
        return -1;
    path = path_of_include(w, part);
    if (path == NULL)
        return -1;
    if (w->n_includes == INCLUDES_MAX)
        return nrm_args_fail(&part->args, w->e,
                             "templates are inside each other more than %d "
                             "deep; does one include itself?",
                             INCLUDES_MAX);
    t = nrm_doc_template_read(doc, path, w->e);
    if (t == NULL) {
        nrm_call call = call_at(w, part);

        return nrm_call_failed(&call);
    }
    w->n_includes++;
    doc->scope = ++doc->n_scopes;
    if (expand(w, t) != 0)
        return -1;
    doc->scope = scope;
    w->n_includes--;
    return 0;
}

/* Carries out what is not part of the flow. */
static int
run_directive(walk *w, const nrm_part *part)
{
    nrm_call call = call_at(w, part);

    return nrm_call_run(&call, part->kind == NRM_PART_BLOCK);
}

typedef struct flow {
    const char *name;
    int (*run)(walk *w, const nrm_part *part, size_t i);
} flow;

static const flow flows[] = { { "each", open_each },
                              { "if", open_if },
                              { "else", at_else },
                              { "end", NULL } };

/* What a part does to the flow; NULL when it is none of it. */
static const flow *
flow_of(const nrm_part *part)
{
    for (size_t i = 0; i < NRM_COUNT_OF(flows); i++)
        if (part->kind == NRM_PART_BLOCK
            && strcmp(part->args.name, flows[i].name) == 0)
            return &flows[i];
    return NULL;
}

static int
run_flow(walk *w, const nrm_part *part, size_t i, size_t *next)
{
    const flow *f = flow_of(part);

    return f->run == NULL ? at_end(w, part, next) : f->run(w, part, i);
}

/* Author's bytes; behind a part of the flow without the blank line there. */
static void
add_author(walk *w, nrm_text bytes, bool after_flow)
{
    if (after_flow && bytes.len > 0 && bytes.at[0] == '\n')
        bytes = nrm_text_n(bytes.at + 1, bytes.len - 1);
    if (bytes.len > 0)
        nrm_doc_add(w->doc, NRM_ITEM_AUTHOR)->text = bytes;
}

static int
run_part(walk *w, const nrm_part *part, const nrm_part *before)
{
    if (is_skipping(w))
        return 0;
    if (part->kind == NRM_PART_TEXT) {
        add_author(w, part->bytes, before != NULL && flow_of(before) != NULL);
        return 0;
    }
    if (part->kind == NRM_PART_BLOCK && strcmp(part->args.name, "include") == 0)
        return include(w, part);
    return run_directive(w, part);
}

static int
expand(walk *w, const nrm_template *t)
{
    const nrm_template *around = w->doc->walking;
    size_t base = w->base;

    w->doc->walking = t;
    w->base = w->depth;
    for (size_t i = 0, next; i < t->n; i = next) {
        const nrm_part *part = &t->parts[i];

        next = i + 1;
        if ((flow_of(part) != NULL ? run_flow(w, part, i, &next)
                                   : run_part(w, part, i > 0 ? part - 1 : NULL))
            != 0)
            return -1;
    }
    if (w->depth > w->base)
        return nrm_args_fail(&w->open[w->depth - 1].part->args, w->e,
                             "its 'end' is missing");
    w->doc->walking = around;
    w->base = base;
    return 0;
}

int
nrm_flow_run(nrm_doc *doc, const nrm_template *t, nrm_err *e)
{
    walk w = { .doc = doc, .e = e };

    return expand(&w, t);
}
