/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/step.h"

#include <string.h>

#define NRM_STEP(name) extern const nrm_step nrm_step_##name;
#include "intake/list.def"
#undef NRM_STEP

const nrm_step *const nrm_steps[] = {
#define NRM_STEP(name) &nrm_step_##name,
#include "intake/list.def"
#undef NRM_STEP
    NULL
};

int
nrm_step_text(const nrm_json *json, const char *key, nrm_text *out, nrm_err *e)
{
    *out = nrm_text_n(NULL, 0);
    if (nrm_json_text(json, key, out, e) != 0)
        return -1;
    if (out->at == NULL)
        return nrm_json_fail(json, e, "this step needs '%s'", key);
    return 0;
}

static int
fail_column(const nrm_layout *layout, const nrm_rows *rows, nrm_text name,
            const nrm_json *at, nrm_err *e)
{
    return nrm_json_fail(at, e, "%s has no column '%s'; there are: %s",
                         rows->name, nrm_quote(layout->a, name),
                         nrm_rows_known(layout->a, rows));
}

int
nrm_step_column(const nrm_layout *layout, const nrm_rows *rows,
                const nrm_json *json, const char *key, size_t *out, nrm_err *e)
{
    nrm_text name;

    if (nrm_step_text(json, key, &name, e) != 0)
        return -1;
    *out = nrm_rows_find(rows, name);
    if (*out == rows->n)
        return fail_column(layout, rows, name, nrm_json_get(json, key), e);
    return 0;
}

bool
nrm_step_like(nrm_text pattern, nrm_text text)
{
    size_t p = 0, t = 0, star = pattern.len, mark = 0;

    while (t < text.len) {
        if (p < pattern.len && pattern.at[p] == '*') {
            star = p++;
            mark = t;
        } else if (p < pattern.len && pattern.at[p] == text.at[t]) {
            p++;
            t++;
        } else if (star < pattern.len) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.len && pattern.at[p] == '*')
        p++;
    return p == pattern.len;
}

static int
mark_like(const nrm_layout *layout, const nrm_rows *rows, const nrm_json *m,
          bool *mask, nrm_err *e)
{
    bool found = false;

    if (m->kind != NRM_JSON_STRING)
        return nrm_json_fail(m, e, "the name of a column must be a string");
    for (size_t i = 0; i < rows->n; i++)
        if (nrm_step_like(m->text, rows->columns[i]))
            found = mask[i] = true;
    if (!found && memchr(m->text.at, '*', m->text.len) == NULL)
        return fail_column(layout, rows, m->text, m, e);
    return 0;
}

bool *
nrm_step_columns(const nrm_layout *layout, const nrm_rows *rows,
                 const nrm_json *json, const char *key, nrm_err *e)
{
    bool *mask = nrm_new_n(layout->a, bool, rows->n);
    const nrm_json *list = nrm_json_get(json, key);

    if (list == NULL) {
        nrm_json_fail(json, e, "this step needs '%s'", key);
        return NULL;
    }
    if (list->kind != NRM_JSON_ARRAY)
        return mark_like(layout, rows, list, mask, e) == 0 ? mask : NULL;
    for (const nrm_json *m = list->first; m != NULL; m = m->next)
        if (mark_like(layout, rows, m, mask, e) != 0)
            return NULL;
    return mask;
}

nrm_text *
nrm_step_names(nrm_arena *a, const nrm_rows *rows, size_t room)
{
    nrm_text *names = nrm_new_n(a, nrm_text, rows->n + room);

    if (rows->n > 0)
        memcpy(names, rows->columns, rows->n * sizeof *names);
    return names;
}

static const nrm_step *
find_step(const nrm_layout *layout, const nrm_json *json, nrm_err *e)
{
    const char *names[64];
    size_t n = 0;
    nrm_text name;

    if (json->kind != NRM_JSON_OBJECT) {
        nrm_json_fail(json, e, "a step must be an object with a 'step'");
        return NULL;
    }
    if (nrm_step_text(json, "step", &name, e) != 0)
        return NULL;
    for (; nrm_steps[n] != NULL; n++) {
        names[n] = nrm_steps[n]->name;
        if (nrm_text_is(name, names[n]))
            return nrm_steps[n];
    }
    nrm_json_fail(
        nrm_json_get(json, "step"), e, "there is no step '%s'; there are: %s",
        nrm_quote(layout->a, name), nrm_text_list(layout->a, names, n));
    return NULL;
}

/* A key that the step does not know is a slip of the pen. */
static int
check_keys(const nrm_step *step, const nrm_json *json, nrm_err *e)
{
    for (const nrm_json *m = json->first; m != NULL; m = m->next) {
        nrm_text known = nrm_text_of(step->keys), key;
        bool found = nrm_text_is(m->key, "step");

        while (!found && nrm_text_cut(&known, ' ', &key))
            found = nrm_text_eq(key, m->key);
        if (!found)
            return nrm_json_fail(
                m, e, "the step '%s' knows no '%.*s'; it knows: %s", step->name,
                (int)m->key.len, m->key.at, step->keys);
    }
    return 0;
}

nrm_rows *
nrm_layout_apply(const nrm_layout *layout, nrm_rows *from,
                 const nrm_json *steps, nrm_err *e)
{
    const nrm_json *m = steps == NULL ? NULL : steps->first;

    for (; m != NULL && from != NULL; m = m->next) {
        const nrm_step *step = find_step(layout, m, e);

        if (step == NULL || check_keys(step, m, e) != 0)
            return NULL;
        if (step->before_header && from->columns != NULL) {
            nrm_json_fail(m, e, "the step '%s' must stand before the header",
                          step->name);
            return NULL;
        }
        if (!step->before_header && from->columns == NULL)
            from = nrm_rows_header(layout->a, from, layout->dialect, e);
        if (from != NULL)
            from = step->open(layout, from, m, e);
    }
    if (from != NULL && from->columns == NULL)
        from = nrm_rows_header(layout->a, from, layout->dialect, e);
    return from;
}

bool
nrm_layout_ragged(const nrm_json *steps)
{
    for (const nrm_json *m = steps == NULL ? NULL : steps->first; m != NULL;
         m = m->next) {
        const nrm_json *name = nrm_json_get(m, "step");

        for (size_t i = 0; name != NULL && nrm_steps[i] != NULL; i++)
            if (nrm_steps[i]->before_header
                && nrm_text_is(name->text, nrm_steps[i]->name))
                return true;
    }
    return false;
}

typedef struct mapping {
    nrm_rows *from;
    nrm_step_change *change;
    void *state;
    nrm_arena *a, *scratch;
    nrm_text *cells;
    size_t room;
} mapping;

static void
release(void *object)
{
    nrm_arena_free(object);
}

static int
next_mapped(nrm_rows *rows, nrm_cells *out, nrm_err *e)
{
    mapping *m = rows->state;
    nrm_err why = { 0 };

    for (;;) {
        int more = m->from->next(m->from, out, e);
        int kept;

        if (more != NRM_ROW_GOOD)
            return more;
        nrm_arena_reset(m->scratch);
        if (out->n > 0)
            memcpy(m->cells, out->at, out->n * sizeof *m->cells);
        kept = m->change(m->state, m->scratch, out, m->cells, &why);
        if (kept < 0) {
            nrm_fail_at(e, rows->name, out->line, "%s", why.text);
            out->of = m->from;
            return NRM_ROW_BAD;
        }
        if (kept == 0)
            continue;
        out->at = m->cells;
        out->n = rows->n;
        return NRM_ROW_GOOD;
    }
}

nrm_rows *
nrm_step_map(nrm_arena *a, nrm_rows *from, nrm_step_change *change, void *state)
{
    mapping *m = nrm_new(a, mapping);
    nrm_rows *rows = nrm_rows_over(a, from, next_mapped, m);

    m->a = a;
    m->from = from;
    m->change = change;
    m->state = state;
    m->scratch = nrm_arena_child(a);
    nrm_arena_defer(a, release, m->scratch);
    nrm_step_set_columns(rows, from->columns, from->n);
    return rows;
}

void
nrm_step_set_columns(nrm_rows *mapped, const nrm_text *names, size_t n)
{
    mapping *m = mapped->state;
    size_t room = n > m->from->n ? n : m->from->n;

    mapped->columns = names;
    mapped->n = n;
    if (room > m->room)
        m->cells = nrm_new_n(m->a, nrm_text, room);
    m->room = room > m->room ? room : m->room;
}
