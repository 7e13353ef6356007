/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref.h"
#include "tap.h"

#include "math/start.h"
#include "measure/link.h"
#include "measure/link_text.h"

/* Winkler (1990, 2006) and the textbook examples of the others. */
static void
test_similarity(void)
{
    static const struct {
        const char *a, *b;
        double winkler;
        size_t edits;
    } known[] = {
        { "martha", "marhta", 0.961111111111111, 2 },
        { "dwayne", "duane", 0.84, 2 },
        { "dixon", "dicksonx", 0.813333333333333, 4 },
        { "jones", "johnson", 0.832380952380952, 4 },
        { "massey", "massie", 0.933333333333333, 2 },
        { "kitten", "sitting", 0.746031746031746, 3 },
        { "abc", "xyz", 0, 3 },
        { "a", "a", 1, 0 },
        { "", "abc", 0, 3 },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(known); i++) {
        nrm_text a = nrm_text_of(known[i].a), b = nrm_text_of(known[i].b);

        tap_near(nrm_jaro_winkler(a, b), known[i].winkler, 1e-12, known[i].a);
        tap_near(nrm_jaro_winkler(b, a), known[i].winkler, 1e-12, "reversed");
        tap_ok(nrm_levenshtein(a, b) == known[i].edits, "edits of %s",
               known[i].a);
    }
    tap_near(nrm_dice_hex(nrm_text_of("f0"), nrm_text_of("3c")), 0.5, 0,
             "half of the bits");
    tap_near(nrm_dice_hex(nrm_text_of("0"), nrm_text_of("0")), 0, 0, "none");
}

static void
test_grades(void)
{
    static const struct {
        const char *kind, *a, *b;
        unsigned grade;
    } known[] = {
        { "name", "papadopoulos", "papadopulos", 2 },
        { "name", "marinova", "morina", 1 },
        { "name", "marinova", "petrov", 0 },
        { "sound", "smith", "smyth", 1 },
        { "sound", "smith", "brown", 0 },
        { "text", "thessaloniki", "thesaloniki", 2 },
        { "text", "varna", "verna", 1 },
        { "text", "varna", "sofia", 0 },
        { "date", "2001-03-04", "2001-03-05", 2 },
        { "date", "2001-03-04", "2001-04-03", 2 },
        { "date", "2001-03-04", "2001-10-27", 1 },
        { "date", "2001-03-04", "2001", 1 },
        { "date", "2001-03-04", "1987-10-27", 0 },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(known); i++) {
        const nrm_link_kind *k = nrm_link_kind_find(nrm_text_of(known[i].kind));

        tap_ok(k != NULL
                   && k->grade(nrm_text_of(known[i].a), nrm_text_of(known[i].b))
                          == known[i].grade,
               "%s %s %s", known[i].kind, known[i].a, known[i].b);
    }
}

static void
test_soundex(nrm_arena *a)
{
    static const char *const known[][2] = { { "robert", "R163" },
                                            { "rupert", "R163" },
                                            { "rubin", "R150" },
                                            { "ashcraft", "A261" },
                                            { "tymczak", "T522" },
                                            { "pfister", "P236" },
                                            { "honeyman", "H555" },
                                            { "lee", "L000" },
                                            { "gutierrez", "G362" },
                                            { "jackson", "J250" },
                                            { "vandeusen", "V532" },
                                            { "washington", "W252" },
                                            { "", "" },
                                            { "1st", "" } };

    for (size_t i = 0; i < NRM_COUNT_OF(known); i++)
        tap_is(
            nrm_text_string(a, nrm_link_soundex(a, nrm_text_of(known[i][0]))),
            known[i][1], known[i][0]);
}

/* ELOT 743 and the Bulgarian Act's own examples. */
static void
test_transliteration(nrm_arena *a)
{
    static const char *const known[][2] = {
        { "Παπαδόπουλος", "papadopoulos" },
        { "Ευάγγελος", "evangelos" },
        { "ΑΥΤΟΥ", "aftou" },
        { "Μπάμπης", "bampis" },
        { "Κολόμπ", "kolob" },
        { "Χρήστος Ψαρράς", "christos psarras" },
        { "Георги Ангелов", "georgi angelov" },
        { "Щъркелов", "shtarkelov" },
        { "София", "sofia" },
        { "Йордан", "yordan" },
        { "Жечка Цанкова-Чушкова", "zhechka tsankova chushkova" },
        { "Ștefănescu", "stefanescu" },
        { "Žiga O'Connor", "ziga oconnor" },
        { "  Müller--Lüdenscheidt ", "muller ludenscheidt" },
        { " .- ", "" }
    };

    for (size_t i = 0; i < NRM_COUNT_OF(known); i++)
        tap_is(nrm_text_string(a, nrm_link_name(a, nrm_text_of(known[i][0]))),
               known[i][1], known[i][1]);
}

static void
test_dates(nrm_arena *a)
{
    static const char *const known[][2] = { { "2001-03-04", "2001-03-04" },
                                            { "4.3.2001", "2001-03-04" },
                                            { "04/03/2001", "2001-03-04" },
                                            { "20010304", "2001-03-04" },
                                            { "2001", "2001" },
                                            { "31.2.2001", "" },
                                            { "3.2001", "" },
                                            { "yesterday", "" },
                                            { "4.3.2001.5", "" },
                                            { "", "" } };

    for (size_t i = 0; i < NRM_COUNT_OF(known); i++)
        tap_is(nrm_text_string(a, nrm_link_date(a, nrm_text_of(known[i][0]))),
               known[i][1], known[i][0]);
}

/* The 50 duplicates of RLdata500 (R package RecordLinkage). */
static void
test_duplicates(nrm_arena *a)
{
    nrm_link_data d = { .id = "id" };
    nrm_link_pairs pairs;
    nrm_link_model model;
    nrm_link_result r;
    nrm_err e = { 0 };
    nrm_in *in = nrm_in_open(a, "tests/ref/RLdata500.csv", &e);
    size_t right = 0, wrong = 0;
    double estimated;

    if (in == NULL
        || nrm_link_fields(&d, a,
                           "fname_c1=name,fname_c2=name,lname_c1=name,"
                           "lname_c2=name,by=exact,bm=exact,bd=exact",
                           &e)
               != 0
        || nrm_link_read(&d, in, &e) != 0) {
        tap_ok(false, "%s", e.text);
        return;
    }
    nrm_link_index(&d);
    tap_ok(nrm_link_find(&d, NULL, &pairs, &e) == 0 && pairs.n > 1000,
           "candidates");
    nrm_link_fit(&d, &pairs, 1, &model);
    tap_ok(model.converged, "EM converges");
    estimated = model.within * 500 * 499 / 2;
    tap_ok(fabs(estimated - 50) < 5, "EM finds %.1f duplicates, there are 50",
           estimated);
    nrm_link_cluster(&d, &pairs, &model, 0.5, &r);
    for (size_t i = 0; i < d.n; i++)
        for (size_t j = 0; j < i; j++)
            if (r.person[i] == r.person[j]) {
                bool same = nrm_text_eq(d.label[i], d.label[j]);

                right += same;
                wrong += !same;
            }
    tap_ok((double)right / 50 >= 0.95, "recall %zu of 50", right);
    tap_ok((double)right >= 0.95 * (double)(right + wrong),
           "precision %zu of %zu", right, right + wrong);
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);

    nrm_math_start();
    test_similarity();
    test_grades();
    test_soundex(a);
    test_transliteration(a);
    test_dates(a);
    test_duplicates(a);
    nrm_arena_free(a);
    return tap_done();
}
