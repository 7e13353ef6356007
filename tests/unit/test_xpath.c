/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tap.h"

#include "intake/rule_sql.h"
#include "intake/xpath.h"

static const nrm_xpath_question questions[] = {
    { { "age", 3 }, NRM_ANSWER_NUMBER },  { { "total", 5 }, NRM_ANSWER_NUMBER },
    { { "form", 4 }, NRM_ANSWER_TEXT },   { { "help", 4 }, NRM_ANSWER_LIST },
    { { "from", 4 }, NRM_ANSWER_MOMENT }, { { "to", 2 }, NRM_ANSWER_MOMENT },
    { { "note", 4 }, NRM_ANSWER_NONE },
};
static const nrm_rule_column columns[] = {
    { .name = "age", .whole = true },
    { .name = "total", .whole = true },
    { .name = "form" },
    { .name = "help" },
    { .name = "from" },
    { .name = "to" },
};

/* The rule, or "- " and why there is none; one that SQLite refuses is wrong. */
static const char *
convert(nrm_arena *a, const char *xpath)
{
    nrm_err e = { 0 };
    nrm_sql *sql = nrm_sql_new(a, columns, NRM_COUNT_OF(columns), &e);
    const char *wrong;
    size_t number, at;
    nrm_buf out;

    nrm_buf_init(&out, a);
    wrong = nrm_xpath_write(a, questions, NRM_COUNT_OF(questions), 0,
                            nrm_text_of(xpath), &out);
    if (wrong != NULL)
        return out.len > 0 ? "written all the same"
                           : nrm_format(a, "- %s", wrong);
    if (sql == NULL
        || nrm_sql_add(sql, nrm_text_n(NULL, 0), nrm_buf_all(&out), &number,
                       &at, &e)
               != 0)
        return nrm_format(a, "%s: %s", nrm_buf_string(&out), e.text);
    return nrm_buf_string(&out);
}

static void
test_cases(nrm_arena *a)
{
    static const struct {
        const char *xpath, *want;
    } cases[] = {
        { ".>=0 and .<=120", "\"age\" >= 0 AND \"age\" <= 120" },
        { ". <= ${total} + 1.5", "\"age\" <= \"total\" + 1.5" },
        { "(${age} + 2) * 3 != - 4", "(\"age\" + 2) * 3 <> - 4" },
        { "${age} div 2 mod 7 = 1", "\"age\" * 1.0 / 2 % 7 = 1" },
        { "not (${form} = 'sex' or ${form}=\"it's\")",
          "(NOT (\"form\" = 'sex' OR \"form\" = 'it''s'))" },
        { "selected(${form}, 'lab')", "\"form\" = 'lab'" },
        { "selected(${help},'legal')",
          "instr(';' || \"help\" || ';', ';legal;') > 0" },
        { "count-selected(${help}) < 3",
          "(\"help\" <> 'NONE') * "
          "(length(\"help\") - length(replace(\"help\", ';', '')) + 1) < 3" },
        { "regex(${form}, '[0-9]{2}')",
          "matches(\"form\", '\\A(?:[0-9]{2})\\z')" },
        { "string-length(${form}) > 3 and true()",
          "length(\"form\") > 3 AND 1" },
        { "${from} <= ${to} and ${to}<date('2020-01-01')",
          "\"from\" <= \"to\" AND \"to\" < '2020-01-01'" },
        { "${age} = '' or ${help} != ''",
          "\"age\" IS NULL OR \"help\" IS NOT NULL" },
        /* A text that counts becomes a number; a code stays a text. */
        { "${form} = 2", "\"form\" = '2'" },
        { "${form} > 2", "CAST(\"form\" AS REAL) > 2" },
        { "2 + ${form} = 5", "2 + CAST(\"form\" AS REAL) = 5" },
        { "${form} = ${age}", "CAST(\"form\" AS REAL) = \"age\"" },
        { "${form} = 4 + 1", "CAST(\"form\" AS REAL) = 4 + 1" },
        { "number(${form}) < 2", "CAST(\"form\" AS REAL) < 2" },
        /* What rules cannot say is refused. */
        { ". < today()", "- it asks for the time when the form is filled in" },
        { "${age} = 'ten'", "- it compares a number with a text" },
        { "${form} < 'b'", "- it compares what rules cannot compare" },
        { "${help} = 'legal'", "- it compares what rules cannot compare" },
        { "${from} > 3", "- it compares what rules cannot compare" },
        { "${form}", "- it takes an answer for yes or no" },
        { "${help} + 1 > 2", "- it takes an answer for yes or no" },
        { "(${form}) = 'a'", "- it compares a number with a text" },
        { "${form} = ('a')", "- it takes an answer for yes or no" },
        { "selected(${help}, ${form})", "- a text in quotes is expected" },
        { "${other} > 1", "- it names a question that the form has not" },
        { "${note} = 'x'", "- it names a question without an answer" },
        { "../age > 1", "- it has something that rules have not" },
        { "sum(${age}) > 1", "- it has something that rules have not" },
        { "${age} > 1 ; drop", "- it has something that rules have not" },
        { "${age} > 1)", "- it has something that rules have not" },
        { "(${age} > 1", "- a bracket is not closed" },
        { "${age} > 'x", "- a quote is not closed" },
        { "${age} >", "- it ends too early" },
        { "${age} > 1.2.3", "- it has a number that is none" },
        { "", "- it ends too early" },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(cases); i++)
        tap_is(convert(a, cases[i].xpath), cases[i].want, cases[i].xpath);
}

/* Whatever is strung together is refused or is a rule that SQLite takes. */
static void
test_random(nrm_arena *a)
{
    static const char *const words[] = { "${age}",  "${form}",
                                         "${help}", "${from}",
                                         ".",       "1",
                                         "2.5",     "'x'",
                                         "''",      "(",
                                         ")",       "not(",
                                         "and",     "or",
                                         "+",       "-",
                                         "*",       "div",
                                         "mod",     "=",
                                         "!=",      "<",
                                         ">=",      " ",
                                         "true()",  "selected(${help},'a')",
                                         "--",      ";",
                                         "${",      "\"" };
    uint64_t state = 3;
    size_t converted = 0, wrong = 0;

    for (size_t i = 0; i < 20000; i++) {
        const char *got;
        nrm_buf b;

        nrm_arena_reset(a);
        nrm_buf_init(&b, a);
        for (size_t k = 0; k < 1 + i % 7; k++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            nrm_buf_text(&b, words[(state >> 33) % NRM_COUNT_OF(words)]);
            nrm_buf_char(&b, ' ');
        }
        got = convert(a, nrm_buf_string(&b));
        converted += got[0] != '-';
        wrong += strstr(got, ": ") != NULL || got[0] == 'w';
    }
    tap_ok(wrong == 0 && converted > 500, "20000 random conditions");
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);

    test_cases(a);
    test_random(a);
    nrm_arena_free(a);
    return tap_done();
}
