/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/score.h"

#include "base/pool.h"
#include "data/csv.h"

/* The columns of a tree file. */
enum {
    ITEM,
    PARENT,
    WEIGHT,
    DIRECTION,
    LOW,
    HIGH,
    TARGET,
    DENOMINATOR,
    COLUMNS
};

static const char *const names[COLUMNS] = { "item",      "parent",     "weight",
                                            "direction", "low",        "high",
                                            "target",    "denominator" };

typedef struct reading {
    nrm_arena *a;
    nrm_csv *csv;
    size_t column[COLUMNS]; /* place in the file, NRM_NO_NODE for none */
    nrm_score_node *nodes;
    nrm_text *parents, *denominators;
    size_t *lines;
    size_t n, cap;
    nrm_pool *seen;
} reading;

static int
fail(const reading *r, size_t line, nrm_err *e, const char *wrong,
     nrm_text what)
{
    return nrm_fail_at(e, nrm_csv_name(r->csv), line, "%s '%s'", wrong,
                       nrm_quote(r->a, what));
}

static int
read_header(reading *r, const nrm_csv_row *row, nrm_err *e)
{
    for (size_t c = 0; c < COLUMNS; c++)
        r->column[c] = NRM_NO_NODE;
    for (size_t i = 0; i < row->n; i++)
        for (size_t c = 0; c < COLUMNS; c++)
            if (nrm_text_is(row->fields[i], names[c])
                || (c == ITEM && nrm_text_is(row->fields[i], "code")))
                r->column[c] = i;
    if (r->column[ITEM] == NRM_NO_NODE || r->column[PARENT] == NRM_NO_NODE)
        return nrm_fail_at(e, nrm_csv_name(r->csv), row->line,
                           "a tree needs the columns 'item' (or 'code') and "
                           "'parent'");
    return 0;
}

static nrm_text
cell(const reading *r, const nrm_csv_row *row, size_t column)
{
    size_t at = r->column[column];

    return at == NRM_NO_NODE ? nrm_text_n(NULL, 0) : row->fields[at];
}

static int
read_number(const reading *r, const nrm_csv_row *row, size_t column,
            nrm_maybe *out, nrm_err *e)
{
    nrm_text t = cell(r, row, column);

    out->known = t.len > 0;
    if (out->known && !nrm_num_real(t, &out->x))
        return nrm_fail_at(e, nrm_csv_name(r->csv), row->line,
                           "column '%s': '%s' is not a number", names[column],
                           nrm_quote(r->a, t));
    return 0;
}

static void
make_room(reading *r)
{
    size_t cap = r->cap;

    nrm_room(r->a, r->nodes, r->n, cap);
    if (cap == r->cap)
        return;
    r->parents = nrm_grow(r->a, r->parents, r->cap, cap, sizeof *r->parents);
    r->denominators =
        nrm_grow(r->a, r->denominators, r->cap, cap, sizeof *r->denominators);
    r->lines = nrm_grow(r->a, r->lines, r->cap, cap, sizeof *r->lines);
    r->cap = cap;
}

static int
read_row(reading *r, const nrm_csv_row *row, nrm_err *e)
{
    nrm_maybe weight, direction;
    nrm_score_node *node;

    make_room(r);
    node = &r->nodes[r->n];
    node->name = nrm_text_copy(r->a, cell(r, row, ITEM));
    if (node->name.len == 0 || nrm_pool_add(r->seen, node->name) != r->n)
        return fail(r, row->line, e,
                    "column 'item' is empty or repeated:", node->name);
    if (read_number(r, row, WEIGHT, &weight, e) != 0
        || read_number(r, row, DIRECTION, &direction, e) != 0
        || read_number(r, row, LOW, &node->low, e) != 0
        || read_number(r, row, HIGH, &node->high, e) != 0
        || read_number(r, row, TARGET, &node->target, e) != 0)
        return -1;
    if (weight.known && weight.x < 0)
        return fail(r, row->line, e,
                    "column 'weight' is below 0:", cell(r, row, WEIGHT));
    if (direction.known && direction.x != 1 && direction.x != -1)
        return fail(r, row->line, e, "column 'direction' is not 1 or -1:",
                    cell(r, row, DIRECTION));
    node->weight = weight.known ? weight.x : 1;
    node->falls = direction.known && direction.x < 0;
    node->parent = node->denominator = NRM_NO_NODE;
    r->parents[r->n] = nrm_text_copy(r->a, cell(r, row, PARENT));
    r->denominators[r->n] = nrm_text_copy(r->a, cell(r, row, DENOMINATOR));
    r->lines[r->n] = row->line;
    r->n++;
    return 0;
}

/* The node of a name; the empty name is no node. */
static int
find(const reading *r, size_t i, nrm_text name, size_t *out, nrm_err *e)
{
    uint32_t at;

    *out = NRM_NO_NODE;
    if (name.len == 0)
        return 0;
    if (!nrm_pool_find(r->seen, name, &at))
        return fail(r, r->lines[i], e, "there is no item", name);
    *out = at;
    return 0;
}

/* Steps from a node up to the top; more than n is a circle. */
static size_t
depth(const reading *r, size_t node)
{
    size_t steps = 0;

    while (r->nodes[node].parent != NRM_NO_NODE && steps <= r->n) {
        node = r->nodes[node].parent;
        steps++;
    }
    return steps;
}

static int
link_nodes(reading *r, nrm_err *e)
{
    for (size_t i = 0; i < r->n; i++) {
        r->nodes[i].is_item = true;
        if (find(r, i, r->parents[i], &r->nodes[i].parent, e) != 0
            || find(r, i, r->denominators[i], &r->nodes[i].denominator, e) != 0)
            return -1;
    }
    for (size_t i = 0; i < r->n; i++) {
        size_t by = r->nodes[i].denominator;

        if (by != NRM_NO_NODE && r->nodes[by].parent != NRM_NO_NODE)
            return fail(r, r->lines[i], e,
                        "a denominator has no parent, this one has:",
                        r->nodes[by].name);
        if (depth(r, i) > r->n)
            return fail(r, r->lines[i], e,
                        "the item lies below itself:", r->nodes[i].name);
        if (r->nodes[i].parent != NRM_NO_NODE)
            r->nodes[r->nodes[i].parent].is_item = false;
    }
    for (size_t i = 0; i < r->n; i++) /* a denominator is not scored */
        if (r->nodes[i].parent == NRM_NO_NODE)
            r->nodes[i].is_item = false;
    return 0;
}

/* Sorts the nodes deepest first, keeping the order of the file otherwise. */
static nrm_score_tree *
order(const reading *r)
{
    nrm_score_tree *tree = nrm_new(r->a, nrm_score_tree);
    size_t *place = nrm_new_n(r->a, size_t, r->n), deepest = 0, to = 0;

    tree->nodes = nrm_new_n(r->a, nrm_score_node, r->n);
    tree->n = r->n;
    tree->root = NRM_NO_NODE;
    for (size_t i = 0; i < r->n; i++)
        deepest = depth(r, i) > deepest ? depth(r, i) : deepest;
    for (size_t level = deepest + 1; level-- > 0;)
        for (size_t i = 0; i < r->n; i++)
            if (depth(r, i) == level) {
                place[i] = to;
                tree->nodes[to++] = r->nodes[i];
            }
    for (size_t i = 0; i < tree->n; i++) {
        nrm_score_node *node = &tree->nodes[i];

        if (node->parent != NRM_NO_NODE)
            node->parent = place[node->parent];
        if (node->denominator != NRM_NO_NODE)
            node->denominator = place[node->denominator];
    }
    return tree;
}

static int
find_root(const reading *r, nrm_score_tree *tree, nrm_err *e)
{
    for (size_t i = 0; i < tree->n; i++) {
        size_t up = tree->nodes[i].parent;

        if (up == NRM_NO_NODE || tree->nodes[up].parent != NRM_NO_NODE)
            continue;
        if (tree->root != NRM_NO_NODE && tree->root != up)
            return fail(r, 0, e, "the tree has two tops; the second is",
                        tree->nodes[up].name);
        tree->root = up;
    }
    if (tree->root == NRM_NO_NODE)
        return nrm_fail_at(e, nrm_csv_name(r->csv), 0, "the tree has no items");
    return 0;
}

nrm_score_tree *
nrm_score_tree_read(nrm_arena *a, nrm_in *in, nrm_err *e)
{
    reading r = { .a = a };
    nrm_csv_row row;
    nrm_score_tree *tree;
    int more;

    r.csv = nrm_csv_open(a, in, NULL);
    r.seen = nrm_pool_new(a);
    more = nrm_csv_next(r.csv, &row, e);
    if (more == 0)
        nrm_fail_at(e, nrm_in_name(in), 0, "the tree is empty");
    if (more <= 0 || read_header(&r, &row, e) != 0)
        return NULL;
    while ((more = nrm_csv_next(r.csv, &row, e)) > 0)
        if (read_row(&r, &row, e) != 0)
            return NULL;
    if (more < 0 || link_nodes(&r, e) != 0)
        return NULL;
    tree = order(&r);
    return find_root(&r, tree, e) == 0 ? tree : NULL;
}
