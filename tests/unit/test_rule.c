/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tap.h"

#include "intake/rule_sql.h"

static const nrm_rule_column columns[] = {
    { .name = "children", .whole = true },
    { .name = "total", .whole = true },
    { .name = "name" },
    { .name = "rate" },
    { .name = "two words", .whole = true },
};

static nrm_cell
number(double x)
{
    return (nrm_cell){ .kind = NRM_CELL_NUMBER, .span = { x, x } };
}

static nrm_cell
bounds(double low, double high)
{
    return (nrm_cell){ .kind = NRM_CELL_SPAN, .span = { low, high } };
}

static nrm_cell
text(const char *t)
{
    return (nrm_cell){ .kind = NRM_CELL_TEXT, .text = nrm_text_of(t) };
}

static const nrm_cell missing = { .kind = NRM_CELL_MISSING };

/* What a rule is refused with, as "offset: message"; "" when it is not. */
static const char *
refusal(nrm_arena *a, const char *expression)
{
    nrm_err e = { 0 };
    nrm_sql *s = nrm_sql_new(a, columns, NRM_COUNT_OF(columns), &e);
    size_t number_of, offset = 0;

    if (nrm_sql_add(s, nrm_text_of(NULL), nrm_text_of(expression), &number_of,
                    &offset, &e)
        == 0)
        return "";
    return nrm_format(a, "%zu: %s", offset, e.text);
}

static void
test_refused(nrm_arena *a)
{
#define FUNCTIONS                                                              \
    "functions are: abs, coalesce, glob, ifnull, iif, instr, length, like, "   \
    "lower, ltrim, matches, max, min, nullif, replace, round, rtrim, sign, "   \
    "substr, substring, trim, typeof, unicode, upper"
    static const struct {
        const char *rule, *want;
    } cases[] = {
        { "1) FROM t --", "1: ')' closes nothing" },
        { "1); DROP TABLE t", "1: ')' closes nothing" },
        { "1; DROP TABLE t", "1: a rule is one expression, without ';'" },
        { "1 --", "2: a rule holds no comment" },
        { "1 /* x */", "2: a rule holds no comment" },
        { "(children", "0: '(' is not closed" },
        { "name = 'x", "7: a quote is not closed" },
        { "", "0: the rule is empty" },
        { "children /", "10: near \")\": syntax error" },
        { "children = ?1", "11: a rule has no parameters" },
        { "children = :x", "11: a rule has no parameters" },
        { "load_extension('x')",
          "0: 'load_extension' may not be used in a rule; " FUNCTIONS },
        { "children > random()",
          "11: 'random' may not be used in a rule; " FUNCTIONS },
        { "readfile('/etc/passwd') = ''",
          "0: 'readfile' is no function; " FUNCTIONS },
        { "name < date('now')",
          "7: 'date' may not be used in a rule; " FUNCTIONS },
        { "length(printf('%1000000d', 1)) > 0",
          "7: 'printf' may not be used in a rule; " FUNCTIONS },
        { "(WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) "
          "SELECT count(*) FROM r) > 0",
          "0: a rule has no sub-queries" },
        { "children IN (SELECT 1)", "0: a rule has no sub-queries" },
        { "EXISTS (SELECT name FROM sqlite_master)",
          "0: a rule has no sub-queries" },
        { "totl >= children", "0: there is no column 'totl'; there are: "
                              "children, total, name, rate, two words" },
        { "children <= 10 AND totl > 1",
          "19: there is no column 'totl'; there are: children, total, name, "
          "rate, two words" },
        { "name = \"Anna\"",
          "7: there is no column 'Anna'; there are: children, total, name, "
          "rate, two words" },
        { "sum(children) > 1",
          "0: misuse of aggregate function sum(): functions of many rows need "
          "\"scope\": \"group\"" },
        { "children => 1", "10: near \">\": syntax error" },
        { "children, total", "8: near \",\": syntax error" },
        { "children total", "9: near \"total\": syntax error" },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(cases); i++)
        tap_is(refusal(a, cases[i].rule), cases[i].want, cases[i].rule);
}

/* The verdict over one row, or the message. */
static const char *
judged(nrm_arena *a, const char *when, const char *rule, const nrm_cell *row)
{
    static const char *const names[NRM_VERDICTS] = { "pass", "fail",
                                                     "undecided", "na" };
    nrm_err e = { 0 };
    nrm_sql *s = nrm_sql_new(a, columns, NRM_COUNT_OF(columns), &e);
    size_t n, offset, culprit;
    nrm_verdict verdict = NRM_VERDICTS;

    if (nrm_sql_add(s, nrm_text_of(when), nrm_text_of(rule), &n, &offset, &e)
            != 0
        || nrm_sql_row(s, row, &verdict, &culprit, &e) != 0)
        return nrm_format(a, "%s", e.text);
    return names[verdict];
}

static void
test_verdicts(nrm_arena *a)
{
    const struct {
        const char *when, *rule;
        nrm_cell children, total, name, rate, words;
        const char *want;
    } cases[] = {
        { NULL, "children <= total", number(2), number(3), missing, missing,
          missing, "pass" },
        { NULL, "children <= total", number(4), number(3), missing, missing,
          missing, "fail" },
        { NULL, "children <= total", missing, number(3), missing, missing,
          missing, "na" },
        { NULL, "CHILDREN <= Total", number(4), number(3), missing, missing,
          missing, "fail" },
        { NULL, "\"two words\" = 7", missing, missing, missing, missing,
          number(7), "pass" },
        /* integers divide as the numbers they are */
        { NULL, "children / total > 2", number(5), number(2), missing, missing,
          missing, "pass" },
        /* a number is never compared as text */
        { NULL, "children < total", number(9), number(10), missing, missing,
          missing, "pass" },
        /* what may be 1 to 4 */
        { NULL, "children <= total", bounds(1, 4), number(4), missing, missing,
          missing, "pass" },
        { NULL, "children <= total", bounds(1, 4), number(0), missing, missing,
          missing, "fail" },
        { NULL, "children <= total", bounds(1, 4), number(3), missing, missing,
          missing, "undecided" },
        { NULL, "children <= total", bounds(1, 4), missing, missing, missing,
          missing, "na" },
        /* corners alone would say that 3 cannot be */
        { NULL, "children = 3", bounds(1, 4), missing, missing, missing,
          missing, "undecided" },
        { NULL, "children + total = 9", bounds(1, 4), bounds(6, 6), missing,
          missing, missing, "undecided" },
        { NULL, "children + total = 9", bounds(1, 2), bounds(1, 6), missing,
          missing, missing, "fail" },
        { NULL, "children >= 0", bounds(0, 1e9), missing, missing, missing,
          missing, "undecided" },
        { NULL, "rate < 9", missing, missing, missing, bounds(1, 4), missing,
          "undecided" },
        { NULL, "name = 'x'", bounds(1, 4), missing, text("x"), missing,
          missing, "pass" },
        /* where the rule applies */
        { "name = 'EL'", "children = 1", number(2), missing, text("BG"),
          missing, missing, "na" },
        { "name = 'EL'", "children = 1", number(2), missing, text("EL"),
          missing, missing, "fail" },
        /* regular expressions */
        { NULL, "matches(name, '^[A-Z]{2}$')", missing, missing, text("EL"),
          missing, missing, "pass" },
        { NULL, "matches(name, '^\\p{Greek}+$')", missing, missing,
          text("Ελλάδα"), missing, missing, "pass" },
        { NULL, "matches(name, '^[A-Z]{2}$')", missing, missing, text("ELL"),
          missing, missing, "fail" },
        { NULL, "matches(name, 'x')", missing, missing, missing, missing,
          missing, "na" },
        { NULL, "matches(children, '^20\\d\\d$')", number(2014), missing,
          missing, missing, missing, "pass" },
        { NULL, "matches(name, '(')", missing, missing, text("x"), missing,
          missing,
          "the pattern of matches() is wrong at byte 1: missing closing "
          "parenthesis" },
        { NULL, "matches(name, '^(a+)+$')", missing, missing,
          text("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaX"), missing,
          missing, "the pattern of matches() takes too long" },
        /* names that are columns, and something else as well */
        { NULL, "CAST(children AS total) = 2", number(2), missing, missing,
          missing, missing, "pass" },
        { NULL, "rate IS NULL", missing, missing, missing, missing, missing,
          "pass" },
        { NULL, "\"RATE\" = 'rate'", missing, missing, missing, text("rate"),
          missing, "pass" },
        { NULL, "name || 'x'", missing, missing, text("x"), missing, missing,
          "the rule gives a text, not true or false" },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(cases); i++) {
        const nrm_cell row[] = { cases[i].children, cases[i].total,
                                 cases[i].name, cases[i].rate, cases[i].words };

        tap_is(judged(a, cases[i].when, cases[i].rule, row), cases[i].want,
               nrm_format(a, "%s (%zu)", cases[i].rule, i));
    }
}

/* The rule that goes wrong is named, not the first one. */
static void
test_culprit(nrm_arena *a)
{
    const nrm_cell row[NRM_COUNT_OF(columns)] = { [2] = text("x") };
    static const char *const rules[] = { "children >= 0", "name || 'y'",
                                         "total >= 0" };
    nrm_err e = { 0 };
    nrm_sql *s = nrm_sql_new(a, columns, NRM_COUNT_OF(columns), &e);
    nrm_verdict verdicts[3];
    size_t culprit = 9, n, offset;

    for (size_t i = 0; i < 3; i++)
        if (nrm_sql_add(s, nrm_text_of(NULL), nrm_text_of(rules[i]), &n,
                        &offset, &e)
            != 0)
            tap_ok(false, "%s", e.text);
    tap_fails(nrm_sql_row(s, row, verdicts, &culprit, &e), &e, "gives a text",
              "one of three rules fails");
    tap_ok(culprit == 1, "and it is the second");
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);

    test_refused(a);
    test_verdicts(a);
    test_culprit(a);
    nrm_arena_free(a);
    return tap_done();
}
