/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/unlisted.h"

#include "base/buf.h"
#include "protect/count.h"
#include "protect/hierarchy.h"

#include <string.h>

/* What the rows of one group say of a code. */
typedef struct node {
    bool listed, vague; /* a row names it; no row has its number */
    bool is_public;     /* a row that is public has its number */
    bool above;         /* a row names it or something below it */
    int64_t count;      /* where it is not vague */
    size_t row;
    int64_t sum;       /* of its listed parts */
    size_t n_parts;    /* listed ones */
    bool open;         /* the parts do not add up to it, or are vague */
    bool parts_public; /* all of them */
    size_t part;       /* one that is not public */
} node;

/* One dimension; its nodes are the codes of its list, then other words. */
typedef struct finding {
    nrm_obs *obs;
    size_t dim;
    const nrm_codelist *list;
    bool given;
    size_t total;    /* the node of the total code, or NRM_NO_CODE */
    size_t *node_of; /* of each word */
    size_t *parent;  /* of each node, or NRM_NO_CODE */
    nrm_text *names; /* of each node */
    node *nodes;
    bool *in_use; /* of each code of the list: a row has it, or one below it */
    size_t n_nodes;
    nrm_lists groups; /* the rows that differ in this dimension alone */
    bool rests;       /* several parts may be one count */
    bool zeros;       /* also what is 0 of a code that other rows have */
    nrm_unlisted found;
} finding;

/* The nodes of the codes in use. */
static void
make_nodes(finding *f)
{
    nrm_arena *a = f->obs->a;
    size_t n_list = f->list == NULL ? 0 : f->list->n;
    size_t n_words = nrm_pool_count(f->obs->words), n = n_list + n_words;
    nrm_text total = nrm_codes_total(a, f->list, f->obs->dims[f->dim]);

    f->node_of = nrm_new_n(a, size_t, n_words);
    f->parent = nrm_new_n(a, size_t, n);
    f->names = nrm_new_n(a, nrm_text, n);
    f->nodes = nrm_new_n(a, node, n);
    f->in_use = nrm_new_n(a, bool, n);
    f->n_nodes = n_list;
    f->total = n_list == 0 ? NRM_NO_CODE : nrm_codes_find(f->list, total);
    for (size_t i = 0; i < n_list; i++) {
        f->parent[i] = f->list->items[i].parent;
        f->names[i] = f->list->items[i].code;
    }
    for (size_t w = 0; w < n_words; w++)
        f->node_of[w] = NRM_NO_CODE;
    for (size_t i = 0; i < f->obs->n_rows; i++) {
        uint32_t word = f->obs->rows[i].dim[f->dim];
        nrm_text code = nrm_obs_text_at(f->obs, word);

        if (f->node_of[word] != NRM_NO_CODE)
            continue;
        f->node_of[word] =
            n_list == 0 ? NRM_NO_CODE : nrm_codes_find(f->list, code);
        if (f->node_of[word] != NRM_NO_CODE)
            continue;
        f->node_of[word] = f->n_nodes;
        f->names[f->n_nodes++] = code;
        if (nrm_text_eq(code, total))
            f->total = f->node_of[word];
    }
    for (size_t i = n_list; i < f->n_nodes; i++) {
        size_t of = nrm_rest_of(f->list, f->names[i]);

        f->parent[i] = i == f->total       ? NRM_NO_CODE
                       : of != NRM_NO_CODE ? of
                                           : f->total;
    }
    for (size_t w = 0; w < n_words; w++)
        for (size_t at = f->node_of[w]; at != NRM_NO_CODE; at = f->parent[at])
            f->in_use[at] = true;
}

/* Counts that agree in all but this dimension, and in their source. */
static void
make_groups(finding *f)
{
    static const char *const kept[] = { "SOURCE", "RELEASE" };
    nrm_obs *obs = f->obs;
    nrm_pool *pool = nrm_pool_new(obs->a);
    nrm_lists of = { obs->n_rows, nrm_new_n(obs->a, size_t, obs->n_rows + 1),
                     nrm_new_n(obs->a, uint32_t, obs->n_rows) };
    size_t n = 0;
    nrm_buf key;

    nrm_buf_init(&key, obs->a);
    for (size_t i = 0; i < obs->n_rows; i++) {
        const nrm_obs_row *row = &obs->rows[i];

        if (nrm_is_count(obs, row)) {
            nrm_buf_clear(&key);
            nrm_obs_key(obs, row, ~(UINT64_C(1) << f->dim), true, &key);
            for (size_t k = 0; k < NRM_COUNT_OF(kept); k++) {
                size_t t = nrm_obs_text_find(obs, kept[k]);
                uint32_t word = t == NRM_NO_DIM ? 0 : row->text[t];

                nrm_buf_put(&key, (const char *)&word, sizeof word);
            }
            of.items[n++] = nrm_pool_add(pool, nrm_buf_all(&key));
        }
        of.start[i + 1] = n;
    }
    f->groups = nrm_lists_turn(obs->a, &of, nrm_pool_count(pool));
}

static bool
overlaps(const finding *f, size_t at)
{
    return f->list != NULL && at < f->list->n
           && f->list->items[at].parts == NRM_OVERLAP;
}

/* Forgets what a group said of a row's code and all above it. */
static void
clear(finding *f, size_t at)
{
    for (; at != NRM_NO_CODE; at = f->parent[at])
        f->nodes[at] = (node){ .parts_public = true };
}

/* What a row says of its code. Of two rows one may know more. */
static void
read_row(finding *f, size_t row)
{
    const nrm_obs_row *from = &f->obs->rows[row];
    size_t at = f->node_of[from->dim[f->dim]];
    node *n = &f->nodes[at];
    bool exact = from->conf != NRM_CONF_C && from->num[NRM_OBS_VALUE].known;

    if (!n->listed)
        *n = (node){ .listed = true, .vague = true, .parts_public = true };
    for (size_t up = at; up != NRM_NO_CODE; up = f->parent[up])
        f->nodes[up].above = true;
    if (!exact)
        return;
    if (n->vague || from->conf != NRM_CONF_F)
        n->row = row;
    n->vague = false;
    n->count = (int64_t)from->num[NRM_OBS_VALUE].x;
    n->is_public = n->is_public || from->conf == NRM_CONF_F;
}

/* Adds a code to the nearest one above it that a row lists. */
static void
add_up(finding *f, size_t at)
{
    const node *part = &f->nodes[at];
    node *whole;
    bool overlap = false;

    for (at = f->parent[at]; at != NRM_NO_CODE; at = f->parent[at]) {
        overlap = overlap || overlaps(f, at);
        if (f->nodes[at].listed)
            break;
    }
    if (at == NRM_NO_CODE)
        return;
    whole = &f->nodes[at];
    whole->open = whole->open || overlap || part->vague;
    whole->sum += part->count;
    whole->n_parts++;
    if (!part->is_public) {
        whole->parts_public = false;
        whole->part = part->row;
    }
}

/* Whether a code is a part of a node of which no row of the group has any. */
static bool
is_missing(const finding *f, size_t item, size_t whole)
{
    size_t up = f->parent[item];

    if (f->nodes[item].above)
        return false;
    while (up != NRM_NO_CODE && up != whole && f->nodes[up].above
           && !f->nodes[up].listed)
        up = f->parent[up];
    return up == whole;
}

/* The lowest code that two codes are parts of; both are parts of `whole`. */
static size_t
above_both(const finding *f, size_t x, size_t y, size_t whole)
{
    for (; x != whole; x = f->parent[x])
        for (size_t up = y; up != whole; up = f->parent[up])
            if (up == x)
                return x;
    return whole;
}

/* Whether a node has the code of a rest: "labour_REST". */
static bool
is_rest(const finding *f, size_t at)
{
    nrm_text name = f->names[at];
    size_t len = strlen(NRM_REST);

    return name.len > len
           && memcmp(name.at + name.len - len, NRM_REST, len) == 0;
}

/* Whether a row of the group is the rest of a node, or of what is below it. */
static bool
has_rest(const finding *f, size_t whole)
{
    for (size_t i = 0; i < f->n_nodes; i++) {
        size_t up = f->parent[i];

        if (!is_rest(f, i) || !f->nodes[i].listed)
            continue;
        while (up != NRM_NO_CODE && up != whole && !f->nodes[up].listed)
            up = f->parent[up];
        if (up == whole)
            return true;
    }
    return false;
}

/* The code of the rest of a node; *used is whether any row has it. */
static uint32_t
rest_of(const finding *f, size_t of, bool *used)
{
    nrm_text rest = nrm_text_of(nrm_format(
        f->obs->a, "%s" NRM_REST, nrm_text_string(f->obs->a, f->names[of])));

    *used = false;
    for (size_t i = 0; i < f->n_nodes; i++)
        *used = *used || nrm_text_eq(f->names[i], rest);
    return nrm_obs_word(f->obs, rest);
}

/*
 * The code of what a node counts beyond its parts; false for several parts of
 * which another row lists one: their sum has no code. Where a row of the group
 * is that of the rest, only codes that other rows list are missing; where the
 * list does not say what there is, so may the rest be. *used is whether any row
 * has the code.
 */
static bool
code_of(const finding *f, size_t whole, uint32_t *code, bool *used)
{
    size_t n_list = f->list == NULL ? 0 : f->list->n;
    size_t n = 0, only = 0, of = whole;
    bool rest = has_rest(f, whole), in_use = false;

    for (size_t i = 0; i < f->n_nodes; i++)
        if (is_missing(f, i, whole) && (!rest || f->in_use[i])
            && !is_rest(f, i)) {
            of = n++ == 0 ? f->parent[i]
                          : above_both(f, of, f->parent[i], whole);
            only = i;
            in_use = in_use || f->in_use[i];
        }
    if (n == 1 && (rest || only < n_list)) {
        *code = nrm_obs_word(f->obs, f->names[only]);
        *used = f->in_use[only];
        return true;
    }
    if (!f->rests || in_use || rest)
        return false;
    *code = rest_of(f, of, used);
    return true;
}

static nrm_claim
claim_of(const finding *f, size_t at)
{
    if (f->given)
        return NRM_CLAIM_DATA;
    return f->list != NULL && at < f->list->n
                   && f->list->items[at].parts == NRM_PARTITION
               ? NRM_CLAIM_LIST
               : NRM_CLAIM_NONE;
}

/* Adds what is left of a node to those that were found. */
static void
add_found(finding *f, size_t at, uint32_t code)
{
    const node *n = &f->nodes[at];
    nrm_obs *obs = f->found.obs;
    size_t note = nrm_obs_text_find(obs, "NOTE");
    bool is_public = n->is_public && n->parts_public;
    size_t from = n->is_public && !n->parts_public ? n->part : n->row;
    nrm_obs_row *row;

    nrm_room(obs->a, f->found.claims, obs->n_rows, f->found.cap);
    f->found.claims[obs->n_rows] = claim_of(f, at);
    row = nrm_obs_add_copy(obs, &f->obs->rows[from]);
    row->dim[f->dim] = code;
    row->conf = is_public ? NRM_CONF_F : row->conf;
    for (size_t k = 0; k < NRM_ATTRS; k++)
        row->num[k] = nrm_unknown();
    row->num[NRM_OBS_VALUE] = nrm_known((double)(n->count - n->sum));
    if (note != NRM_NO_DIM)
        row->text[note] = 0;
}

static void
judge(finding *f, size_t at)
{
    const node *n = &f->nodes[at];
    uint32_t code;
    bool used;

    if (!n->vague && !n->open && n->n_parts > 0 && n->count >= n->sum
        && code_of(f, at, &code, &used)
        && (n->count > n->sum || (f->zeros && used)))
        add_found(f, at, code);
}

static void
find_in_group(finding *f, size_t group)
{
    const uint32_t *rows = nrm_list_at(&f->groups, group);
    size_t n = nrm_list_len(&f->groups, group);

    if (n < 2)
        return;
    for (size_t i = 0; i < n; i++)
        clear(f, f->node_of[f->obs->rows[rows[i]].dim[f->dim]]);
    for (size_t i = 0; i < n; i++)
        read_row(f, rows[i]);
    for (size_t i = 0; i < n; i++) {
        size_t at = f->node_of[f->obs->rows[rows[i]].dim[f->dim]];

        if (f->nodes[at].row == rows[i] || f->nodes[at].vague)
            add_up(f, at);
    }
    for (size_t i = 0; i < n; i++) {
        size_t at = f->node_of[f->obs->rows[rows[i]].dim[f->dim]];

        if (f->nodes[at].row == rows[i])
            judge(f, at);
    }
    for (size_t i = 0; i < n; i++)
        clear(f, f->node_of[f->obs->rows[rows[i]].dim[f->dim]]);
}

/* Looks along one dimension. */
static void
look_along(finding *f, const nrm_hierarchy *hierarchies)
{
    f->list = nrm_hierarchy_find(f->obs->a, hierarchies, f->obs->dims[f->dim],
                                 &f->given);
    make_nodes(f);
    make_groups(f);
    for (size_t g = 0; g < f->groups.n; g++)
        find_in_group(f, g);
}

/* Of what was found since `n` rows, what somebody claims, or else nobody. */
static void
keep(nrm_unlisted *found, size_t n, bool claimed)
{
    size_t n_found = found->obs->n_rows;

    found->obs->n_rows = n;
    for (size_t i = n; i < n_found; i++) {
        if ((found->claims[i] != NRM_CLAIM_NONE) != claimed)
            continue;
        found->claims[found->obs->n_rows] = found->claims[i];
        found->obs->rows[found->obs->n_rows++] = found->obs->rows[i];
    }
}

/*
 * Adds what is left where the parts are all there are to the rows, until
 * nothing is left: first single parts, then several as one.
 */
static void
exhaust(finding *f, const nrm_unlisted_job *job)
{
    size_t quiet = 0, n_dims = f->obs->n_dims;

    for (size_t d = 0; quiet < n_dims || !f->rests; d = (d + 1) % n_dims) {
        size_t before = f->found.obs->n_rows;

        if (quiet == n_dims) {
            f->rests = true;
            quiet = 0;
        }
        f->dim = d;
        look_along(f, job->hierarchies);
        if (!job->all)
            keep(&f->found, before, true);
        for (size_t i = before; i < f->found.obs->n_rows; i++)
            nrm_obs_add_copy(f->obs, &f->found.obs->rows[i]);
        quiet = f->found.obs->n_rows > before ? 0 : quiet + 1;
        f->rests = f->rests && quiet > 0;
    }
}

nrm_unlisted
nrm_unlisted_find(nrm_obs *obs, const nrm_unlisted_job *job)
{
    finding f = { .obs = obs,
                  .zeros = job->all,
                  .found = { .obs = nrm_obs_like(obs) } };
    nrm_unlisted some = { .obs = nrm_obs_like(obs) };
    size_t n_rows = obs->n_rows;

    if (obs->n_dims > 0)
        exhaust(&f, job);
    obs->n_rows = n_rows;
    f.rests = true;
    for (f.dim = 0; f.dim < obs->n_dims && !job->all; f.dim++) {
        size_t before = f.found.obs->n_rows;

        look_along(&f, job->hierarchies);
        keep(&f.found, before, false);
    }
    for (size_t i = 0; i < f.found.obs->n_rows; i++) {
        const nrm_obs_row *row = &f.found.obs->rows[i];

        if (row->num[NRM_OBS_VALUE].x >= (double)job->limit)
            continue;
        nrm_room(obs->a, some.claims, some.obs->n_rows, some.cap);
        some.claims[some.obs->n_rows] = f.found.claims[i];
        nrm_obs_add_copy(some.obs, row);
    }
    return some;
}
