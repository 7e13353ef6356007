/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other tables from one table of capture histories. */
#include "tap.h"

#include "measure/mse_scenario.h"

/* Histories 1 .. 7 of the lists a, b, c. */
static nrm_mse_table *
table_of(nrm_arena *a, const double y[7])
{
    static const char *const lists[] = { "a", "b", "c", "d" };
    nrm_mse_table *t = nrm_mse_table_new(a, "table", 4, lists);

    /* List d holds half as many again of each history, so that four lists
     * remain three when one is left out. */
    for (size_t i = 0; i < 7; i++) {
        t->counts->y[i + 1] = y[i];
        t->counts->y[i + 9] = y[i] / 2;
    }
    t->counts->y[8] = 50;
    nrm_counts_update(t->counts);
    return t;
}

static const nrm_mse_scenario *
make(nrm_arena *a, const nrm_mse_table *t, const char *kind, size_t *n)
{
    const nrm_mse_kind *k = nrm_mse_kind_find(nrm_text_of(kind));

    return k->make(a, t, n);
}

static void
test_lists(nrm_arena *a, const nrm_mse_table *t)
{
    const nrm_counts *c = t->counts, *m;
    const nrm_mse_scenario *s;
    size_t n;

    s = make(a, t, "leave-out", &n);
    tap_ok(n == 4 && s[0].table != NULL, "each of four lists is left out");
    tap_is(s[0].name, "without a", "its name");
    m = s[0].table->counts;
    tap_near(m->n, c->n - c->y[1], 0, "those on this list only are gone");
    tap_near(m->y[1], c->y[2] + c->y[3], 0, "b alone, with or without a");
    tap_near(m->y[7], c->y[14] + c->y[15], 0, "b, c and d");

    s = make(a, t, "hide", &n);
    m = s[1].table->counts;
    tap_near(s[1].truth.x, c->star[2], 0, "the truth is the size of b");
    tap_near(m->n, c->star[2] - c->y[2], 0, "seen are those on others too");
    tap_near(m->y[1], c->y[3], 0, "a within b");

    s = make(a, t, "merge", &n);
    tap_ok(n == 6, "six pairs are merged");
    tap_is(s[3].table->lists[1], "b+c", "a merged list has both names");
    m = s[3].table->counts;
    tap_near(m->n, c->n, 0, "nobody is lost");
    tap_near(m->y[2], c->y[2] + c->y[4] + c->y[6], 0, "on b or c only");
    tap_ok(m->k == 3, "three lists remain");
}

static void
test_linkage(nrm_arena *a, const nrm_mse_table *t)
{
    size_t n;
    const nrm_mse_scenario *s = make(a, t, "linkage", &n);
    const nrm_counts *c = t->counts;

    tap_ok(n == 5, "three shares of missed links and two of false ones");
    /* Each missed link has made two persons of one. */
    tap_ok(s[0].table->counts->n < c->n
               && s[1].table->counts->n < s[0].table->counts->n
               && s[2].table->counts->n < s[1].table->counts->n,
           "more missed links, fewer persons");
    tap_ok(s[3].table->counts->n > c->n
               && s[4].table->counts->n > s[3].table->counts->n,
           "more false links, more persons");
    tap_near(s[1].table->counts->y[15], floor(c->y[15] / 0.95 + 0.5), 0,
             "the longest history is divided by 0.95");
    /* Entries stay, but for the rounding of each of 15 cells. */
    tap_ok(fabs(s[1].table->counts->star[1] - c->star[1]) <= 8,
           "a list keeps its size");
    tap_ok(fabs(s[4].table->counts->star[8] - c->star[8]) <= 8,
           "also when links are false");
}

int
main(void)
{
    static const double y[7] = { 200, 160, 40, 180, 60, 20, 10 };
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_mse_table *t = table_of(a, y);
    const nrm_mse_scenario *s;
    size_t n;

    test_lists(a, t);
    test_linkage(a, t);
    t = nrm_mse_table_new(a, "small", 3, t->lists);
    t->counts->y[1] = t->counts->y[2] = t->counts->y[4] = t->counts->y[3] = 9;
    nrm_counts_update(t->counts);
    s = make(a, t, "leave-out", &n);
    tap_ok(n == 3 && s[0].table == NULL && s[0].refusal != NULL,
           "two lists are no table, and that is said");
    nrm_arena_free(a);
    return tap_done();
}
