/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tap.h"

#include "intake/check.h"

/* The places {1}.. of a sentence as bits. */
static unsigned
places_of(const char *text)
{
    unsigned bits = 0;

    for (; *text != '\0'; text++)
        if (text[0] == '{' && text[2] == '}')
            bits |= 1u << (text[1] - '0');
    return bits;
}

static void
test_messages(nrm_arena *a)
{
    bool complete = true, same_places = true;

    for (size_t id = 0; id < NRM_SAYINGS; id++)
        for (size_t l = 0; l < NRM_LANGS; l++) {
            const char *text = nrm_say_raw((nrm_lang)l, (nrm_say_id)id);
            const char *english = nrm_say_raw(NRM_EN, (nrm_say_id)id);

            complete = complete && *text != '\0';
            if (places_of(text) != places_of(english)) {
                printf("# %s: %s\n", nrm_lang_name((nrm_lang)l), text);
                same_places = false;
            }
        }
    tap_ok(complete, "every message stands in every language");
    tap_ok(same_places, "translations have the places of the English text");
    tap_is(nrm_say(a, NRM_RO, NRM_SAY_PLACE, "7", "x.csv"),
           "rândul 7 din 'x.csv'", "arguments are put in their places");
}

/* The tally of the only check of `names` over a table of CSV. */
static nrm_rule_tally
tally_of(nrm_arena *a, const char *check, const nrm_obs *obs)
{
    nrm_findings *f = nrm_findings_new(a, NRM_EN, 1);
    nrm_check_plan *plan = nrm_check_plan_new(a);
    nrm_err e = { 0 };

    if (nrm_check_choose(plan, check, &e) != 0)
        tap_ok(false, "%s", e.text);
    nrm_check_observations(a, plan, obs, NULL, NULL, f);
    return *nrm_findings_tally(f, 0);
}

/* A total and two parts that make a partition, all as bounds. */
static nrm_obs *
family(nrm_arena *a, const nrm_span spans[3])
{
    static const char *const ages[] = { "TOTAL", "Y_LT18", "Y_GE18" };
    nrm_obs *obs = nrm_obs_new(a);
    nrm_err e = { 0 };
    size_t dim;

    if (nrm_obs_dim(obs, "age", &dim, &e) != 0)
        tap_ok(false, "%s", e.text);
    for (size_t i = 0; i < 3; i++) {
        nrm_obs_row *row = nrm_obs_add(obs);

        row->dim[dim] = nrm_obs_word(obs, nrm_text_of(ages[i]));
        row->num[NRM_OBS_LOW] = nrm_known(spans[i].low);
        row->num[NRM_OBS_HIGH] = nrm_known(spans[i].high);
    }
    return obs;
}

/*
 * The verdict about a partition follows from trying all numbers within the
 * bounds. `UNK` has no row, so parts below the total are possible.
 */
static void
test_parts_by_enumeration(nrm_arena *a)
{
    static const int widths[] = { 0, 1, 3 };
    size_t wrong = 0, n = 0;

    for (int total = 0; total < 6; total++)
        for (int child = 0; child < 6; child++)
            for (int adult = 0; adult < 6; adult++)
                for (size_t w = 0; w < 27; w++) {
                    const int wide[3] = { widths[w % 3], widths[w / 3 % 3],
                                          widths[w / 9] };
                    const int low[3] = { total, child, adult };
                    bool possible = false, exact = w == 0;
                    nrm_rule_tally got;
                    nrm_span spans[3];

                    for (size_t i = 0; i < 3; i++) {
                        spans[i].low = low[i];
                        spans[i].high = low[i] + wide[i];
                    }
                    for (int t = total; t <= total + wide[0]; t++)
                        for (int c = child; c <= child + wide[1]; c++)
                            for (int d = adult; d <= adult + wide[2]; d++)
                                possible = possible || c + d <= t;
                    got = tally_of(a, "parts", family(a, spans));
                    wrong += got.count[NRM_FAIL] != (possible ? 0 : 1);
                    wrong += got.count[NRM_PASS]
                             != (exact && child + adult == total ? 1 : 0);
                    n++;
                }
    tap_ok(wrong == 0, "%zu families are judged as enumeration does", n);
}

static void
test_findings(nrm_arena *a)
{
    nrm_findings *f = nrm_findings_new(a, NRM_EN, 2);
    size_t first = nrm_findings_rule(f, "a", "A", NRM_WARNING);
    size_t second = nrm_findings_rule(f, "b", "B", NRM_ERROR), rule;
    nrm_finding found = { .file = "x", .record = "", .column = "" };

    found.message = found.expected = "";
    for (size_t line = 9; line > 6; line--) {
        found.line = line;
        nrm_findings_count(f, first, NRM_FAIL);
        if (nrm_findings_offer(f, first))
            nrm_findings_add(f, first, &found);
    }
    found.line = 8;
    nrm_findings_count(f, second, NRM_FAIL);
    if (nrm_findings_offer(f, second))
        nrm_findings_add(f, second, &found);
    tap_ok(nrm_findings_tally(f, first)->found == 3
               && nrm_findings_tally(f, first)->kept == 2,
           "a cap keeps two of three findings");
    tap_ok(nrm_findings_at(f, 0, &rule)->line == 8 && rule == first,
           "findings come by line, then by rule");
    tap_ok(nrm_findings_at(f, 1, &rule)->line == 8 && rule == second,
           "the second rule of a line comes second");
    tap_ok(nrm_findings_at(f, 3, &rule) == NULL, "and then they end");
    tap_ok(nrm_findings_fails(f, NRM_ERROR) == 1
               && nrm_findings_fails(f, NRM_INFO) == 4
               && nrm_findings_fails(f, NRM_NEVER) == 0,
           "failures are counted from a severity on");
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);

    test_messages(a);
    test_findings(a);
    test_parts_by_enumeration(a);
    nrm_arena_free(a);
    return tap_done();
}
