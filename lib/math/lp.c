/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "math/lp.h"

#include <float.h>
#include <glpk.h>
#include <limits.h>
#include <math.h>

#define MAX_PIVOTS 200000 /* for one solution; a cycle ends here */

struct nrm_lp {
    nrm_arena *a;
    glp_prob *p;
    int *indices; /* GLPK counts from 1: entry 0 is not used */
    double *values;
    size_t room;
    bool whole;    /* the last solution is that of nrm_lp_whole */
    bool feasible; /* the last solution is one, but for its cost */
};

/* What the callback of the whole-number search sees. */
typedef struct search {
    size_t nodes, max_nodes;
    bool first, stopped;
} search;

static void
release(void *p)
{
    glp_delete_prob(p);
}

/* GLPK stops for want of memory, and for mistakes that we do not make. */
static void
fail(void *arena)
{
    nrm_arena_exhausted(arena);
}

/* What GLPK has to say as it fails is said by us. */
static int
swallow(void *context NRM_UNUSED, const char *text NRM_UNUSED)
{
    return 1;
}

/* GLPK keeps its hooks by thread: they are set before it works. */
static void
set_hooks(nrm_arena *a)
{
    if (glp_init_env() > 1)
        nrm_arena_exhausted(a);
    glp_term_hook(swallow, NULL);
    glp_error_hook(fail, a);
}

nrm_lp *
nrm_lp_new(nrm_arena *a)
{
    nrm_lp *lp = nrm_new(a, nrm_lp);

    set_hooks(a);
    glp_term_out(GLP_OFF);
    lp->a = a;
    lp->p = glp_create_prob();
    nrm_arena_defer(a, release, lp->p);
    glp_set_obj_dir(lp->p, GLP_MIN);
    return lp;
}

static int
bound_kind(double low, double high)
{
    if (low == high)
        return GLP_FX;
    if (isinf(low))
        return isinf(high) ? GLP_FR : GLP_UP;
    return isinf(high) ? GLP_LO : GLP_DB;
}

void
nrm_lp_bound_column(nrm_lp *lp, size_t column, double low, double high)
{
    lp->feasible = false;
    glp_set_col_bnds(lp->p, (int)column + 1, bound_kind(low, high), low, high);
}

void
nrm_lp_raise_column(nrm_lp *lp, size_t column, double low)
{
    double high = glp_get_col_ub(lp->p, (int)column + 1);

    nrm_lp_bound_column(lp, column, low, high == DBL_MAX ? INFINITY : high);
}

void
nrm_lp_bound_row(nrm_lp *lp, size_t row, double low, double high)
{
    lp->feasible = false;
    glp_set_row_bnds(lp->p, (int)row + 1, bound_kind(low, high), low, high);
}

void
nrm_lp_set_cost(nrm_lp *lp, size_t column, double cost)
{
    glp_set_obj_coef(lp->p, (int)column + 1, cost);
}

size_t
nrm_lp_column(nrm_lp *lp, double low, double high, double cost)
{
    size_t column = (size_t)glp_add_cols(lp->p, 1) - 1;

    nrm_lp_bound_column(lp, column, low, high);
    nrm_lp_set_cost(lp, column, cost);
    return column;
}

void
nrm_lp_set_row(nrm_lp *lp, size_t row, const uint32_t *columns,
               const double *values, size_t n)
{
    if (lp->room < n + 1) {
        lp->room = 2 * (n + 1);
        lp->indices = nrm_new_n(lp->a, int, lp->room);
        lp->values = nrm_new_n(lp->a, double, lp->room);
    }
    for (size_t i = 0; i < n; i++) {
        lp->indices[i + 1] = (int)columns[i] + 1;
        lp->values[i + 1] = values[i];
    }
    lp->feasible = false;
    glp_set_mat_row(lp->p, (int)row + 1, (int)n, lp->indices, lp->values);
}

size_t
nrm_lp_row(nrm_lp *lp, double low, double high, const uint32_t *columns,
           const double *values, size_t n)
{
    size_t row = (size_t)glp_add_rows(lp->p, 1) - 1;

    nrm_lp_bound_row(lp, row, low, high);
    if (n > 0)
        nrm_lp_set_row(lp, row, columns, values, n);
    return row;
}

int
nrm_lp_solve(nrm_lp *lp, nrm_lp_end *end, nrm_err *e)
{
    glp_smcp how;
    int code;

    set_hooks(lp->a);
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.meth = lp->feasible ? GLP_PRIMAL : GLP_DUALP;
    how.it_lim = MAX_PIVOTS;
    lp->whole = false;
    code = glp_simplex(lp->p, &how);
    if (code != 0) { /* the basis it stood on is no longer one */
        glp_std_basis(lp->p);
        how.meth = GLP_PRIMAL;
        code = glp_simplex(lp->p, &how);
    }
    if (code != 0)
        return nrm_fail(e, NRM_EMATH,
                        "the linear programme was not solved (GLPK says %d)",
                        code);
    lp->feasible = glp_get_prim_stat(lp->p) == GLP_FEAS;
    switch (glp_get_status(lp->p)) {
    case GLP_OPT: *end = NRM_LP_OPTIMAL; return 0;
    case GLP_UNBND: *end = NRM_LP_UNBOUNDED; return 0;
    case GLP_NOFEAS:
    case GLP_INFEAS: *end = NRM_LP_INFEASIBLE; return 0;
    default:
        return nrm_fail(e, NRM_EMATH, "the linear programme was not solved");
    }
}

static void
watch(glp_tree *tree, void *context)
{
    search *s = context;

    if (glp_ios_reason(tree) == GLP_ISELECT)
        s->nodes++;
    if (s->nodes > s->max_nodes
        || (s->first && glp_ios_reason(tree) == GLP_IBINGO)) {
        s->stopped = true;
        glp_ios_terminate(tree);
    }
}

int
nrm_lp_whole(nrm_lp *lp, const nrm_lp_search *how, nrm_lp_end *end,
             bool *proved, nrm_err *e)
{
    search s = { 0, how->max_nodes, how->first, false };
    glp_iocp control;
    int code, status;

    set_hooks(lp->a);
    for (size_t i = 0; i < how->n_whole; i++)
        glp_set_col_kind(lp->p, (int)i + 1, GLP_IV);
    glp_init_iocp(&control);
    control.msg_lev = GLP_MSG_OFF;
    control.br_tech = GLP_BR_MFV;
    control.cb_func = watch;
    control.cb_info = &s;
    code = glp_intopt(lp->p, &control);
    if (code != 0 && code != GLP_ESTOP)
        return nrm_fail(e, NRM_EMATH,
                        "the whole-number programme was not solved "
                        "(GLPK says %d)",
                        code);
    lp->whole = true;
    status = glp_mip_status(lp->p);
    *proved = !s.stopped;
    if (status == GLP_OPT || status == GLP_FEAS)
        *end = NRM_LP_OPTIMAL;
    else
        *end = s.stopped ? NRM_LP_LIMIT : NRM_LP_INFEASIBLE;
    return 0;
}

double
nrm_lp_value(const nrm_lp *lp, size_t column)
{
    int j = (int)column + 1;

    return lp->whole ? glp_mip_col_val(lp->p, j) : glp_get_col_prim(lp->p, j);
}

double
nrm_lp_objective(const nrm_lp *lp)
{
    return lp->whole ? glp_mip_obj_val(lp->p) : glp_get_obj_val(lp->p);
}
