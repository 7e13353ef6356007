/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tap.h"

#include "measure/formula.h"

static nrm_arena *a;

static nrm_formula
parsed(const char *text, nrm_formula_names *names)
{
    static const char letters[] = "x\0y\0z";
    nrm_formula f;
    nrm_err e = { 0 };

    names->n = 0;
    for (size_t i = 0; i < 3; i++) {
        nrm_room(a, names->at, names->n, names->cap);
        names->at[names->n++] =
            (nrm_formula_name){ nrm_text_of(letters + 2 * i), NULL, i };
    }
    if (nrm_formula_parse(a, nrm_text_of(text), names, &f, &e) != 0)
        printf("# %s\n", e.text);
    return f;
}

static void
test_values(void)
{
    static const struct {
        const char *text;
        double want;
    } rows[] = {
        { "1 + 2 * 3", 7 },       { "(1 + 2) * 3", 9 },
        { "10 - 4 - 3", 3 },      { "24 / 4 / 3", 2 },
        { "-x * -y", 15.9 },      { "2 - -x", 7.3 },
        { "-(x - y)", -2.3 },     { "min(x, y) + max(x, min(y, 1) * 4)", 8.3 },
        { "max(-x, -y)*z", -21 }, { "x*y/z-0.25", 2.0214285714285714 },
    };
    static const double at[] = { 5.3, 3, 7 };
    nrm_formula_names names = { .n = 0 };

    for (size_t i = 0; i < NRM_COUNT_OF(rows); i++) {
        nrm_formula f = parsed(rows[i].text, &names);

        tap_near(nrm_formula_value(&f, at), rows[i].want, 1e-14, rows[i].text);
    }
}

static void
test_faults(void)
{
    static const char *const rows[][2] = {
        { "", "something is missing" },
        { "x +", "something is missing" },
        { "x y", "character 3: an operator" },
        { "x + w", "there is no 'w'; there are: x, y, z" },
        { "x + X", "a number, a name or '('" },
        { "(x", "a ')' is missing" },
        { "x)", "nothing was opened" },
        { "min(x)", "take two values" },
        { "min(x, y, z)", "a comma stands" },
        { "x, y", "a comma stands" },
        { "min x", "followed by '('" },
        { "1.2.3", "no number" },
        { "2 ** x", "a number, a name" },
    };
    nrm_formula_names names = { .n = 0 };
    nrm_formula f = parsed("x", &names);
    char *deep = nrm_alloc(a, 2000);

    for (size_t i = 0; i < NRM_COUNT_OF(rows); i++) {
        nrm_err e = { 0 };

        tap_fails(nrm_formula_parse(a, nrm_text_of(rows[i][0]), &names, &f, &e),
                  &e, rows[i][1], rows[i][0]);
    }
    memset(deep, '(', 1999);
    {
        nrm_err e = { 0 };

        tap_fails(nrm_formula_parse(a, nrm_text_of(deep), &names, &f, &e), &e,
                  "too deep", "2000 parentheses");
    }
}

static void
expect(const char *text, const nrm_span *box, nrm_span want, bool exact)
{
    nrm_formula_names names = { .n = 0 };
    nrm_formula f = parsed(text, &names);
    bool is_exact;
    nrm_span s = nrm_formula_range(a, &f, box, 3, &is_exact);
    double part = is_exact ? 2 * NRM_FORMULA_PART : 1e-4;
    bool good =
        (s.low == want.low
         || fabs(s.low - want.low) <= part * fmax(1, fabs(want.low)))
        && (s.high == want.high
            || fabs(s.high - want.high) <= part * fmax(1, fabs(want.high)))
        && (is_exact || (s.low <= want.low && s.high >= want.high));

    tap_ok(good && is_exact == exact, "range of %s", text);
    if (!good)
        printf("# got %.17g %.17g\n", s.low, s.high);
}

static void
test_ranges(void)
{
    static const nrm_span plain[] = { { 100, 120 }, { 1, 4 }, { -2, 3 } };
    static const nrm_span zero[] = { { 100, 120 }, { 0, 4 }, { -2, 3 } };
    static const nrm_span unit[] = { { 0, 1 }, { 0.25, 2 }, { -1, 1 } };

    expect("x / y", plain, (nrm_span){ 25, 120 }, true);
    expect("x / (x + y)", plain, (nrm_span){ 100.0 / 104, 120.0 / 121 }, true);
    expect("x - x", plain, (nrm_span){ 0, 0 }, true);
    expect("x / y", zero, (nrm_span){ 25, INFINITY }, true);
    expect("-x / y", zero, (nrm_span){ -INFINITY, -25 }, true);
    expect("x / z", zero, (nrm_span){ -INFINITY, INFINITY }, false);
    expect("x / -y", zero, (nrm_span){ -INFINITY, -25 }, true);
    expect("z * z", zero, (nrm_span){ 0, 9 }, true);
    expect("x * (1 - x)", unit, (nrm_span){ 0, 0.25 }, true);
    expect("x * (1 - x) / y", unit, (nrm_span){ 0, 1 }, true);
    expect("min(x, y) - max(z, 0)", unit, (nrm_span){ -1, 1 }, true);
    expect("(x - y) * (x - y) + z * z", unit, (nrm_span){ 0, 5 }, false);
    expect("7", unit, (nrm_span){ 7, 7 }, true);
    expect("z / (z * z + 1)", plain, (nrm_span){ -0.5, 0.5 }, true);
}

int
main(void)
{
    a = nrm_arena_new(NULL, NULL);
    test_values();
    test_faults();
    test_ranges();
    nrm_arena_free(a);
    return tap_done();
}
