/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/native.h"

#include "show/round.h"

#define GAPS_MAX 500 /* periods that are missing between two that are there */

/* A row of the sheet. */
typedef struct category {
    size_t place; /* row or column of the figure; NRM_NO_ENTRY: none */
    const char *label;
} category;

/* A column of the sheet: a row or column of the figure from break to break. */
typedef struct series {
    size_t place;
    size_t from, to; /* categories, the last one included */
    const char *label;
    bool limits;
} series;

typedef struct grid {
    nrm_words *w;
    nrm_arena *a;
    const nrm_table *t;
    bool turned; /* the columns of the figure are the categories */
    bool gaps;   /* missing periods and breaks show */
    category *categories;
    size_t n_categories, categories_cap;
    series *series;
    size_t n_series, series_cap;
    size_t n_places; /* series of the figure, before breaks part them */
} grid;

/* NULL where the figure has no such place. */
static const nrm_cell *
cell_at(const grid *g, size_t i, size_t place)
{
    size_t other = g->categories[i].place;

    if (other == NRM_NO_ENTRY)
        return NULL;
    return &g->t->cells[g->turned ? place * g->t->n_columns + other
                                  : other * g->t->n_columns + place];
}

static void
add_category(grid *g, size_t place, const char *label)
{
    nrm_room(g->a, g->categories, g->n_categories, g->categories_cap);
    g->categories[g->n_categories++] = (category){ place, label };
}

/* The period of a column; one without frequency where there is none. */
static nrm_period
period_of(const nrm_table *t, size_t column)
{
    nrm_period none = { .freq = NRM_NO_PERIOD };

    for (size_t r = 0; r < t->n_rows; r++)
        if (t->cells[r * t->n_columns + column].row != NULL)
            return t->cells[r * t->n_columns + column].row->period;
    return none;
}

/* The periods between two columns, without numbers. */
static void
add_gap(grid *g, nrm_period before, nrm_period after)
{
    int64_t gap = nrm_period_index(after) - nrm_period_index(before);

    if (before.freq == NRM_NO_PERIOD || before.freq != after.freq
        || before.length != after.length || gap > GAPS_MAX)
        return;
    for (; gap > 1; gap--) {
        before.start = nrm_period_end(before);
        add_category(g, NRM_NO_ENTRY, nrm_words_period(g->w, before));
    }
}

static void
find_categories(grid *g)
{
    const nrm_table *t = g->t;

    for (size_t i = 0; !g->turned && i < t->n_rows; i++)
        add_category(g, i, nrm_table_label(g->a, t, i));
    for (size_t i = 0; g->turned && i < t->n_columns; i++) {
        if (g->gaps && i > 0)
            add_gap(g, period_of(t, i - 1), period_of(t, i));
        add_category(g, i, nrm_table_head(g->a, t, i));
    }
}

static bool
has_limits(const grid *g, const series *s)
{
    for (size_t i = s->from; i <= s->to; i++) {
        const nrm_cell *cell = cell_at(g, i, s->place);

        if (cell != NULL && cell->low.known)
            return true;
    }
    return false;
}

static void
add_series(grid *g, size_t place, size_t from, size_t to)
{
    series s = { .place = place, .from = from, .to = to };

    s.limits = has_limits(g, &s);
    s.label = g->turned ? nrm_table_label(g->a, g->t, place)
                        : nrm_table_head(g->a, g->t, place);
    if (from > 0 || to + 1 < g->n_categories)
        s.label =
            nrm_format(g->a, "%s, %s\xe2\x80\x93%s", s.label,
                       g->categories[from].label, g->categories[to].label);
    nrm_room(g->a, g->series, g->n_series, g->series_cap);
    g->series[g->n_series++] = s;
}

static bool
is_break(const nrm_cell *cell)
{
    return cell != NULL && (cell->marks & NRM_MARK_BIT(NRM_MARK_B)) != 0;
}

static void
find_series(grid *g)
{
    g->n_places = g->turned ? g->t->n_rows : g->t->n_columns;
    for (size_t p = 0; p < g->n_places; p++) {
        size_t from = 0;

        for (size_t i = 1; g->gaps && i < g->n_categories; i++)
            if (is_break(cell_at(g, i, p))) {
                add_series(g, p, from, i - 1);
                from = i;
            }
        add_series(g, p, from, g->n_categories - 1);
    }
}

/* What the number of a cell does not say: its marks, or what stands for it. */
static const char *
remark(const grid *g, const nrm_cell *cell)
{
    if (cell == NULL)
        return "";
    if (!cell->value.known || (cell->marks & NRM_MARK_BIT(NRM_MARK_LOW)) != 0)
        return cell->text;
    return nrm_text_string(g->a, nrm_text_strip(nrm_text_of(nrm_marks_text(
                                     g->a, nrm_marks_beside(cell->marks)))));
}

static const char *
remarks(const grid *g, size_t i)
{
    nrm_buf out;

    nrm_buf_init(&out, g->a);
    if (g->categories[i].place == NRM_NO_ENTRY)
        return nrm_mark_text(g->a, NRM_MARK_X);
    for (size_t p = 0; p < g->n_places; p++) {
        const char *text = remark(g, cell_at(g, i, p));

        if (*text == '\0')
            continue;
        nrm_buf_text(&out, out.len > 0 ? "; " : "");
        if (g->n_places > 1)
            nrm_buf_format(&out, "%s: ",
                           g->turned ? nrm_table_label(g->a, g->t, p)
                                     : nrm_table_head(g->a, g->t, p));
        nrm_buf_text(&out, text);
    }
    return nrm_buf_string(&out);
}

static void
put_column(const grid *g, nrm_table *out, size_t column, const series *s,
           nrm_attr attr)
{
    const char *limit = attr == NRM_CI_LOW ? "value.CI_LOW" : "value.CI_HIGH";

    out->heads[column] = s->label;
    if (attr != NRM_OBS_VALUE)
        out->heads[column] =
            nrm_format(g->a, "%s, %s", s->label, nrm_words_get(g->w, limit));
    for (size_t i = 0; i < g->n_categories; i++) {
        const nrm_cell *from =
            i < s->from || i > s->to ? NULL : cell_at(g, i, s->place);
        nrm_cell *to = &out->cells[i * out->n_columns + column];

        *to = nrm_cell_text("");
        if (from == NULL)
            continue;
        to->value = attr == NRM_CI_LOW    ? from->low
                    : attr == NRM_CI_HIGH ? from->high
                                          : from->value;
        to->decimals = from->decimals;
        if (to->value.known)
            to->text = to->plain = nrm_round(g->a, to->value.x, from->decimals);
    }
}

static void
put_remarks(const grid *g, nrm_table *out, size_t column)
{
    out->heads[column] = nrm_words_get(g->w, "marks");
    out->kinds[column] = NRM_COLUMN_TEXT;
    for (size_t i = 0; i < g->n_categories; i++)
        out->cells[i * out->n_columns + column] = nrm_cell_text(remarks(g, i));
}

/* The table without its numbers. */
static nrm_table *
empty_table(const grid *g, size_t n_columns)
{
    nrm_table *out = nrm_new(g->a, nrm_table);
    size_t n = g->n_categories;

    *out = *g->t;
    out->n_stubs = out->n_levels = 1;
    out->n_rows = n;
    out->n_columns = n_columns;
    out->stub_heads = nrm_new_n(g->a, const char *, 1);
    out->stub_heads[0] = g->turned            ? g->t->across
                         : g->t->n_stubs == 0 ? ""
                                              : g->t->stub_heads[0];
    out->stubs = nrm_new_n(g->a, const char *, n);
    out->total = nrm_new_n(g->a, bool, n);
    out->heads = nrm_new_n(g->a, const char *, n_columns);
    out->kinds = nrm_new_n(g->a, nrm_column_kind, n_columns);
    out->cells = nrm_new_n(g->a, nrm_cell, n * n_columns);
    for (size_t i = 0; i < n; i++)
        out->stubs[i] = g->categories[i].label;
    return out;
}

static bool
has_remarks(const grid *g)
{
    for (size_t i = 0; i < g->n_categories; i++)
        if (*remarks(g, i) != '\0')
            return true;
    return false;
}

/* The numbers of the figure that are known. */
static size_t
count_known(const grid *g)
{
    size_t n = 0;

    for (size_t i = 0; i < g->n_categories; i++)
        for (size_t p = 0; p < g->n_places; p++) {
            const nrm_cell *cell = cell_at(g, i, p);

            n += cell != NULL && cell->value.known;
        }
    return n;
}

bool
nrm_native_is_line(nrm_native_kind kind)
{
    return kind == NRM_NATIVE_LINES || kind == NRM_NATIVE_PAIR;
}

nrm_native
nrm_native_of(nrm_words *w, nrm_arena *a, const nrm_figure *f)
{
    grid g = { .w = w,
               .a = a,
               .t = f->table,
               .turned = nrm_native_is_line(f->kind->native)
                         || f->kind->native == NRM_NATIVE_TURNED,
               .gaps = f->kind->native == NRM_NATIVE_LINES };
    nrm_native out = { .kind = f->kind->native };
    size_t n, next;
    nrm_table *table;

    find_categories(&g);
    find_series(&g);
    n = next = g.n_series;
    for (size_t i = 0; i < g.n_series; i++)
        n += g.series[i].limits ? 2 : 0;
    table = empty_table(&g, n + has_remarks(&g));
    out.looks = nrm_new_n(a, size_t, g.n_series);
    for (size_t i = 0; i < g.n_series; i++) {
        out.looks[i] = g.series[i].place;
        put_column(&g, table, i, &g.series[i], NRM_OBS_VALUE);
        if (!g.series[i].limits)
            continue;
        put_column(&g, table, next++, &g.series[i], NRM_CI_LOW);
        put_column(&g, table, next++, &g.series[i], NRM_CI_HIGH);
    }
    if (next < table->n_columns)
        put_remarks(&g, table, next);
    out.table = table;
    out.n_series = g.n_series;
    out.limits = g.n_series == 1 && g.series[0].limits;
    n = count_known(&g);
    out.empty = n < g.n_categories * g.n_places || g.n_series > g.n_places;
    out.bare = n == 0;
    return out;
}
