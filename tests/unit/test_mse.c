/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Multiple systems estimation against reference implementations. The files of
 * tests/ref may be replaced by fuller ones: test_mse FULL reads mse_FULL.csv,
 * mse_boot_FULL.csv and mse_existence_FULL.csv instead.
 */
#include "ref.h"
#include "tap.h"

#include "base/buf.h"
#include "math/loglin_profile.h"
#include "math/random.h"
#include "math/start.h"
#include "measure/mse_boot.h"
#include "measure/mse_diagnose.h"
#include "measure/mse_read.h"

/*
 * glm of R takes standard errors from the step before the last, which are off
 * by up to 3e-4 when it stops at its default.
 */
#define LATE 3e-4

/* What is being asked about: the last row's table, method and argument. */
typedef struct subject {
    nrm_arena *a;
    const char *key;
    nrm_mse_table *table;
    nrm_mse_worker w;
    nrm_mse_options options;
    nrm_mse_plan plan;
    nrm_mse_point point;
    nrm_mse_posterior posterior;
    nrm_profile profile;
    nrm_span wald;
    double se;
} subject;

static nrm_mse_table *
read_table(nrm_arena *a, const char *data)
{
    nrm_err e = { 0 };
    nrm_in *in =
        nrm_in_open(a, nrm_format(a, "datasets/mse-overlap/%s.csv", data), &e);
    nrm_mse_table *t = in == NULL ? NULL : nrm_mse_read(a, in, NULL, false, &e);

    if (t == NULL) {
        printf("Bail out! %s\n", e.text);
        exit(1);
    }
    return t;
}

/* "12 345" or "pairs" as the option model, in the names of the lists. */
static nrm_text
model_by_name(nrm_arena *a, const nrm_mse_table *t, nrm_text argument)
{
    nrm_buf b;

    nrm_buf_init(&b, a);
    nrm_buf_text(&b, "");
    for (size_t i = 0; nrm_text_is(argument, "pairs") && i < t->k; i++)
        for (size_t j = 0; j < i; j++)
            nrm_buf_format(&b, "%s:%s,", t->lists[j], t->lists[i]);
    if (nrm_text_is(argument, "pairs"))
        return nrm_text_of(nrm_buf_string(&b));
    for (size_t i = 0; i < argument.len; i++) {
        bool last = i + 1 == argument.len || argument.at[i + 1] == ' ';

        if (argument.at[i] != ' ')
            nrm_buf_format(&b, "%s%c", t->lists[argument.at[i] - '1'],
                           last ? ',' : ':');
    }
    return nrm_text_of(nrm_buf_string(&b));
}

static double
number(nrm_text t)
{
    double x = 0;

    if (!nrm_num_real(t, &x))
        printf("# not a number: %.*s\n", (int)t.len, t.at);
    return x;
}

static void
set_options(subject *s, nrm_text method, nrm_text argument)
{
    nrm_mse_options *o = &s->options;
    nrm_text rest = argument, part;

    *o = (nrm_mse_options){ .threshold = 0.02, .level = 0.95, .jobs = 1 };
    if (nrm_text_is(method, "stepwise"))
        o->threshold = number(argument);
    if (nrm_text_is(method, "bic") || nrm_text_is(method, "downhill"))
        o->order = (size_t)number(argument);
    if (nrm_text_is(method, "fixed"))
        o->model = model_by_name(s->a, s->table, argument);
    if (nrm_text_is(method, "dga") && nrm_text_cut(&rest, ' ', &part)) {
        o->delta = number(part);
        o->grid = (size_t)number(rest);
    }
}

/* Runs the method of a row once for all rows about it. */
static void
turn_to(subject *s, const ref_file *f)
{
    const char *key =
        nrm_format(s->a, "%.*s|%.*s|%.*s", (int)f->field[0].len, f->field[0].at,
                   (int)f->field[1].len, f->field[1].at, (int)f->field[2].len,
                   f->field[2].at);
    nrm_err e = { 0 };

    if (s->key != NULL && strcmp(s->key, key) == 0)
        return;
    s->key = key;
    s->table = read_table(s->a, nrm_text_string(s->a, f->field[0]));
    s->plan = (nrm_mse_plan){ .method = nrm_mse_method_find(f->field[1]),
                              .options = &s->options,
                              .counts = s->table->counts,
                              .lists = s->table->lists };
    if (s->plan.method == NULL)
        return;
    set_options(s, f->field[1], f->field[2]);
    nrm_mse_worker_init(&s->w, s->a, s->table->k);
    if (s->plan.method->plan(s->a, &s->w, &s->plan, &e) != 0
        || (s->plan.method->posterior != NULL
            && s->plan.method->posterior(s->a, &s->plan, &s->posterior, &e)
                   != 0))
        tap_ok(false, "%s: %s", key, e.text);
    if (s->plan.method->estimate == NULL)
        return;
    s->plan.method->estimate(&s->w, &s->plan, s->plan.counts, &s->point);
    if (!nrm_mse_point_known(&s->point))
        return;
    (void)nrm_loglin_run(s->w.loglin, s->plan.counts, &s->plan.terms,
                         s->point.model, NULL);
    s->se = nrm_loglin_se(s->w.loglin, 0);
    s->wald =
        nrm_loglin_wald(s->w.loglin, s->plan.counts, s->point.fit.dark, 0.95);
    if (!nrm_loglin_profile(s->w.loglin, s->plan.counts, &s->plan.terms,
                            s->point.model, 0.95, &s->profile))
        tap_ok(false, "%s: no profile", key);
    /* The profile leaves its own fit behind. */
    (void)nrm_loglin_run(s->w.loglin, s->plan.counts, &s->plan.terms,
                         s->point.model, NULL);
}

/* "(Intercept)", "A" or "A:B" as a mask. */
static size_t
mask_of(const subject *s, nrm_text term)
{
    nrm_text rest = term, name;
    size_t mask = 0;

    while (!nrm_text_is(term, "(Intercept)") && nrm_text_cut(&rest, ':', &name))
        for (size_t i = 0; i < s->table->k; i++)
            if (nrm_text_is(name, s->table->lists[i]))
                mask |= (size_t)1 << i;
    return mask;
}

static double
pearson(const subject *s)
{
    const double *mu = nrm_loglin_fitted(s->w.loglin);
    double x = 0;

    for (size_t i = 1; i < s->plan.counts->n_cells; i++)
        if (mu[i] > 0) {
            double d = s->plan.counts->y[i] - mu[i];

            x += d * d / mu[i];
        }
    return x;
}

/* What a fit says about a quantity, under the name any reference gives it. */
static bool
fit_value(const subject *s, nrm_text q, nrm_text term, double *x)
{
    const nrm_loglin_fit *f = &s->point.fit;
    double lost = (double)f->n_lost;
    double df = (double)f->n_cells - (double)f->n_params + lost;
    const struct {
        const char *name;
        double value;
    } known[] = {
        { "popest", s->plan.counts->n + f->dark },
        { "abundance", s->plan.counts->n + f->dark },
        { "darkfigure", f->dark },
        { "stderr", sqrt(f->dark + f->dark * f->dark * s->se * s->se) },
        { "deviance", f->deviance },
        { "df_residual", df },
        /*
         * SparseMSE adds 2 to the AIC of glm for each lost parameter, and what
         * R derives from that AIC counts them once more.
         */
        { "loglik", f->loglik - lost },
        { "aic", f->aic },
        { "AIC", f->aic },
        { "BIC", f->bic },
        { "bic_n=cases_k=all", f->bic + 2 * lost },
        { "ncells_fitted", (double)f->n_cells },
        { "pearson_chisq", pearson(s) },
        { "waldCI", nrm_text_is(term, "2.5%") ? s->wald.low : s->wald.high },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(known); i++)
        if (nrm_text_is(q, known[i].name)) {
            *x = known[i].value;
            return true;
        }
    return false;
}

static void
check(const subject *s, const ref_file *f, double got, double tolerance)
{
    tap_near(got, ref_number(f, 5), tolerance,
             nrm_format(s->a, "%s %.*s %.*s", s->key, (int)f->field[3].len,
                        f->field[3].at, (int)f->field[4].len, f->field[4].at));
}

static void
check_coefficient(subject *s, const ref_file *f, bool error)
{
    size_t mask = mask_of(s, f->field[4]);

    if (nrm_text_is(f->field[5], "-Inf"))
        tap_ok(s->plan.counts->star[mask] == 0, "%s: %.*s is lost", s->key,
               (int)f->field[4].len, f->field[4].at);
    else if (error)
        check(s, f, nrm_loglin_se(s->w.loglin, mask), LATE);
    else
        check(s, f, nrm_loglin_coefs(s->w.loglin)[mask], 1e-6);
}

/* Rows of the ranking: "3 12 13" is the model of rank 3. */
static void
check_rank(const subject *s, const ref_file *f)
{
    nrm_text model = f->field[4], rank;
    const nrm_mse_model *m;

    (void)nrm_text_cut(&model, ' ', &rank);
    m = &s->plan.models[(size_t)number(rank) - 1];
    if (nrm_text_is(f->field[3], "rank_BIC"))
        check(s, f, m->fit.bic, 1e-6);
    else
        check(s, f, s->plan.counts->n + m->fit.dark, 1e-6);
}

static void
check_bic(const subject *s, const ref_file *f)
{
    const nrm_mse_model *best = s->plan.models;

    if (nrm_text_starts(f->field[3], "rank_"))
        check_rank(s, f);
    else if (nrm_text_is(f->field[3], "models"))
        check(s, f, (double)s->plan.n_models, 0);
    else if (nrm_text_is(f->field[3], "n_admissible_models"))
        check(s, f, (double)s->plan.n_admissible, 0);
    else if (nrm_text_is(f->field[3], "BIC"))
        check(s, f, best->fit.bic, 1e-6);
    else if (nrm_text_is(f->field[3], "popest"))
        check(s, f, s->plan.counts->n + best->fit.dark, 1e-6);
}

static void
check_dga(const subject *s, const ref_file *f)
{
    const nrm_mse_posterior *p = &s->posterior;
    nrm_text q = f->field[3], term = f->field[4];

    if (nrm_text_is(q, "posterior_mean_N"))
        check(s, f, p->mean, 1e-9);
    else if (nrm_text_is(q, "posterior_mode_N"))
        check(s, f, p->mode, 0);
    else if (nrm_text_is(q, "ngraphs"))
        check(s, f, (double)p->n_models, 0);
    else if (nrm_text_is(q, "last"))
        check(s, f, p->last_mass, 1e-15);
    else if (nrm_text_is(q, "model_posterior"))
        check(s, f, p->model_share, 1e-9);
    else if (nrm_text_is(term, "0.5"))
        check(s, f, p->median, 0);
    else
        check(s, f,
              nrm_text_is(term, "0.025") ? p->interval.low : p->interval.high,
              0);
}

static void
check_diagnosis(const subject *s, const ref_file *f)
{
    const nrm_counts *c = s->table->counts;
    nrm_frequencies all = nrm_frequencies_of(c);
    size_t mask = mask_of(s, f->field[4]), i = 0, j = s->table->k - 1;
    nrm_text q = f->field[3];
    nrm_overlap o;

    while (!(mask >> i & 1) && i + 1 < j)
        i++;
    while (!(mask >> j & 1) && j > i + 1)
        j--;
    o = nrm_overlap_of(c, i, j);
    if (nrm_text_is(q, "f_j"))
        check(s, f, all.on[(size_t)number(f->field[4])], 0);
    else if (nrm_text_is(q, "chao_lb"))
        check(s, f, all.chao.x, 1e-12);
    else if (nrm_text_is(q, "chao_lb_bc"))
        check(s, f, all.chao_corrected, 1e-12);
    else if (nrm_text_is(q, "zelterman"))
        check(s, f, all.zelterman.x, 1e-12);
    else if (nrm_text_is(q, "n_ij"))
        check(s, f, o.n_both, 0);
    else if (nrm_text_is(q, "lincoln_petersen"))
        check(s, f, o.lincoln.x, 1e-12);
    else if (nrm_text_is(q, "chapman"))
        check(s, f, o.chapman, 1e-12);
    else
        check(s, f, o.chapman_se, 1e-12);
}

static double
fit_tolerance(const subject *s, nrm_text name)
{
    /* The search of 2024 is published to the last person. */
    if (nrm_text_is(nrm_text_of(s->plan.method->name), "downhill"))
        return 1e-4;
    return nrm_text_is(name, "stderr") || nrm_text_is(name, "waldCI") ? LATE
                                                                      : 1e-6;
}

static void
check_fit(subject *s, const ref_file *f)
{
    nrm_text q = f->field[3], term = f->field[4];
    double x;

    if (nrm_text_is(q, "existence"))
        check(s, f, s->point.existence, 0);
    else if (nrm_text_is(q, "admissible"))
        check(s, f, nrm_mse_point_known(&s->point), 0);
    else if (!nrm_mse_point_known(&s->point))
        tap_ok(false, "%s: no estimate", s->key);
    else if (nrm_text_is(q, "coef") || nrm_text_is(q, "se"))
        check_coefficient(s, f, nrm_text_is(q, "se"));
    else if (nrm_text_is(q, "model"))
        tap_is(f->field[5].len == 0 ? "main"
                                    : nrm_text_string(s->a, f->field[5]),
               nrm_mse_model_name(s->a, &s->plan, &s->point),
               nrm_format(s->a, "%s model", s->key));
    else if (nrm_text_is(q, "profile"))
        /* The reference searches for the top with a tolerance of 1e-4. */
        check(s, f,
              nrm_text_is(term, "abundance") ? s->profile.population
              : nrm_text_is(term, "infCL")   ? s->profile.interval.low
                                             : s->profile.interval.high,
              nrm_text_is(term, "abundance") ? 2e-6 : 1e-6);
    else if (fit_value(s, q.len == 0 ? term : q, term, &x))
        check(s, f, x, fit_tolerance(s, q.len == 0 ? term : q));
    else if (!nrm_text_is(q, "df"))
        tap_ok(false, "%s: no test of %.*s", s->key, (int)q.len, q.at);
}

static void
test_reference(nrm_arena *a, const char *name)
{
    ref_file f = ref_open(a, name);
    subject s = { .a = a };

    while (ref_next(&f)) {
        nrm_text method = f.field[1];

        if (nrm_text_is(method, "boot"))
            continue;
        turn_to(&s, &f);
        if (nrm_text_is(method, "bic"))
            check_bic(&s, &f);
        else if (nrm_text_is(method, "dga"))
            check_dga(&s, &f);
        else if (nrm_text_is(method, "diagnose"))
            check_diagnosis(&s, &f);
        else
            check_fit(&s, &f);
    }
}

/* "31 14 215": the counts of histories 1, 2, 3. */
static void
set_counts(nrm_counts *c, nrm_text text)
{
    nrm_text part;

    for (size_t i = 1; i < c->n_cells && nrm_text_cut(&text, ' ', &part); i++)
        c->y[i] = number(part);
    nrm_counts_update(c);
}

static void
test_existence(nrm_arena *a, const char *name)
{
    ref_file f = ref_open(a, name);
    size_t n = 0, wrong = 0, far = 0;

    while (ref_next(&f)) {
        size_t k = (size_t)ref_number(&f, 0);
        nrm_model m = (nrm_model)ref_number(&f, 2);
        nrm_loglin *w = nrm_loglin_new(a, k);
        nrm_counts *c = nrm_counts_new(a, k);
        nrm_terms t;
        nrm_loglin_fit fit;

        set_counts(c, f.field[1]);
        if (!nrm_terms_init(&t, k, 2))
            continue;
        n++;
        if ((double)nrm_loglin_exists(w, c, &t, m) != ref_number(&f, 3)) {
            wrong++;
            printf("# line %zu\n", f.line);
        }
        if (f.field[4].len == 0)
            continue;
        fit = nrm_loglin_run(w, c, &t, m, NULL);
        far += !(fabs(c->n + fit.dark - ref_number(&f, 4))
                 <= 1e-6 * ref_number(&f, 4));
    }
    tap_ok(n > 100 && wrong == 0, "existence codes of %zu models", n);
    tap_ok(far == 0, "estimates of those that exist");
}

/* The bootstrap without random numbers: fixed tables, recorded estimates. */
static void
test_fixed_replicates(nrm_arena *a, const char *name)
{
    ref_file f = ref_open(a, name);
    subject s = { .a = a };
    size_t n = 0, far = 0;
    nrm_text data = { NULL, 0 };

    while (ref_next(&f)) {
        if (!nrm_text_eq(data, f.field[0])) {
            ref_file head = { .field = { f.field[0], nrm_text_of("stepwise"),
                                         nrm_text_of("0.02") } };

            data = f.field[0];
            turn_to(&s, &head);
        }
        set_counts(s.w.counts, f.field[3]);
        s.plan.method->estimate(&s.w, &s.plan, s.w.counts, &s.point);
        n++;
        far += !(fabs(s.w.counts->n + s.point.fit.dark - ref_number(&f, 2))
                 <= 1e-6 * ref_number(&f, 2));
    }
    tap_ok(n >= 150 && far == 0, "stepwise estimates of %zu replicates", n);
}

static subject
prepare(nrm_arena *a, const char *data, const char *method, const char *arg)
{
    ref_file head = { .field = { nrm_text_of(data), nrm_text_of(method),
                                 nrm_text_of(arg) } };
    subject s = { .a = a };

    turn_to(&s, &head);
    return s;
}

/* BCa limits lie within three Monte-Carlo errors of the reference. */
static void
test_bca(nrm_arena *a, const char *name)
{
    ref_file f = ref_open(a, name);
    const char *data = "";
    subject s = { .a = a };
    nrm_mse_boot b;
    nrm_bca bca = { .known = false };

    while (ref_next(&f)) {
        bool low = nrm_text_is(f.field[4], "0.025");
        double got, error;

        if (!nrm_text_is(f.field[1], "boot"))
            continue;
        if (!nrm_text_is(f.field[0], data)) {
            data = nrm_text_string(a, f.field[0]);
            s = prepare(a, data, "stepwise", "0.02");
            s.plan.options = &s.options;
            s.options.seed = 1;
            nrm_mse_boot_init(&b, a, 1000);
            nrm_mse_boot_run(a, &s.plan, &s.point, &b, 0, b.n);
            nrm_mse_bca(a, &s.plan, s.plan.counts->n + s.point.fit.dark, &b,
                        &bca);
        }
        if (nrm_text_is(f.field[3], "ahat")) {
            check(&s, &f, bca.acceleration, 1e-7);
            continue;
        }
        /* Both sides are random, unless the reference is from 50,000. */
        got = low ? bca.limits.low : bca.limits.high;
        error = low ? bca.error.low : bca.error.high;
        tap_ok(fabs(got - ref_number(&f, 5)) <= 3 * sqrt(2) * error,
               "%s: BCa limit %.*s: %.0f, reference %.0f, error %.0f", s.key,
               (int)f.field[4].len, f.field[4].at, got, ref_number(&f, 5),
               error);
    }
}

/* A replicate depends on (seed, i) only. */
static void
test_shards(nrm_arena *a)
{
    subject s = prepare(a, "Australia", "bic", "3");
    nrm_mse_boot whole, parts;
    bool same = true;

    s.plan.options = &s.options;
    nrm_mse_boot_init(&whole, a, 200);
    nrm_mse_boot_init(&parts, a, 200);
    s.options.jobs = 2;
    nrm_mse_boot_run(a, &s.plan, &s.point, &whole, 0, 200);
    s.options.jobs = 1;
    nrm_mse_boot_run(a, &s.plan, &s.point, &parts, 130, 70);
    nrm_mse_boot_run(a, &s.plan, &s.point, &parts, 0, 130);
    for (size_t i = 0; i < 200; i++)
        same &= whole.population[i].known == parts.population[i].known
                && whole.population[i].x == parts.population[i].x;
    tap_ok(same, "shards and threads give the same replicates");
}

/* Passing models over gives the choice that fitting all of them gives. */
static void
test_bounds(nrm_arena *a)
{
    subject s = prepare(a, "Kosovo", "bic", "3");
    size_t different = 0;
    nrm_random r = nrm_random_at(7, 0);

    s.plan.options = &s.options;
    s.plan.n_considered = s.plan.n_models;
    for (size_t turn = 0; turn < 20; turn++) {
        nrm_mse_point best = { .existence = NRM_NO_ESTIMATE }, point;

        for (size_t i = 1; i < s.w.counts->n_cells; i++)
            s.w.counts->y[i] =
                (double)nrm_random_below(&r, turn < 10 ? 4 : 400);
        nrm_counts_update(s.w.counts);
        for (size_t i = 0; i < s.plan.n_models; i++)
            if (nrm_mse_fit(&s.w, &s.plan, s.w.counts, s.plan.models[i].model,
                            NULL, &point)
                && (!nrm_mse_point_known(&best)
                    || point.fit.bic < best.fit.bic))
                best = point;
        s.plan.method->estimate(&s.w, &s.plan, s.w.counts, &point);
        different += best.model != point.model;
    }
    tap_ok(different == 0, "bounds do not change the choice");
}

int
main(int argc, char **argv)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    const char *which = argc > 1 ? nrm_format(a, "_%s", argv[1]) : "";

    nrm_math_start();
    test_reference(a, nrm_format(a, "mse%s", which));
    test_existence(a, nrm_format(a, "mse_existence%s", which));
    test_fixed_replicates(a, nrm_format(a, "mse_boot%s", which));
    test_bca(a, nrm_format(a, "mse%s", which));
    test_shards(a);
    test_bounds(a);
    nrm_arena_free(a);
    return tap_done();
}
