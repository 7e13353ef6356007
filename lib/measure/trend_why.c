/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/trend_why.h"

#include "base/buf.h"

#include <string.h>

/* What to mind, in the order in which it is said. */
enum caveat {
    FEW_PERIODS,  /* fewer than 8 */
    SMALL_COUNTS, /* one below 20 */
    BREAK,        /* a known one */
    LOOSE,        /* the model of the method does not hold */
    PARTIAL,      /* the first or last row is provisional or differs */
    PANEL,        /* units without a value in some period */
    BOUNDS,
    GAPS,
    CAVEATS
};

enum { few_periods = 8, small_count = 20 };

struct words {
    const char *verdict[4]; /* by nrm_trend_verdict */
    const char *mind;
    const char *caveat[CAVEATS];
};

/* clang-format off: one sentence after the other. */
static const struct words words[NRM_LANGS] = {
    [NRM_EN] = {
        .verdict = {
            "The values allow no statement about a trend.",
            "The values rise more than chance explains; they tell what was "
            "recorded, not how much there was.",
            "The values fall more than chance explains; they tell what was "
            "recorded, not how much there was.",
            "The values show no trend that chance could not make, which is "
            "no proof that nothing changed.",
        },
        .mind = "Mind: ",
        .caveat = {
            "few periods",
            "counts below 20",
            "a change in the way of counting",
            "more variation than the model expects",
            "a provisional or partial period",
            "a panel of some of the units only",
            "values known within bounds only",
            "periods without a value",
        },
    },
    [NRM_EL] = {
        .verdict = {
            "Οι τιμές δεν επιτρέπουν συμπέρασμα για τάση.",
            "Οι τιμές αυξάνονται περισσότερο απ’ όσο εξηγεί η τύχη· "
            "δείχνουν τι καταγράφηκε, όχι πόσα υπήρξαν.",
            "Οι τιμές μειώνονται περισσότερο απ’ όσο εξηγεί η τύχη· "
            "δείχνουν τι καταγράφηκε, όχι πόσα υπήρξαν.",
            "Οι τιμές δεν δείχνουν τάση που δεν θα μπορούσε να οφείλεται "
            "στην τύχη· αυτό δεν αποδεικνύει ότι τίποτα δεν άλλαξε.",
        },
        .mind = "Προσοχή: ",
        .caveat = {
            "λίγες περίοδοι",
            "αριθμοί κάτω από 20",
            "αλλαγή στον τρόπο καταγραφής",
            "μεγαλύτερη διακύμανση από όση προβλέπει το μοντέλο",
            "προσωρινή ή ελλιπής περίοδος",
            "σύνολο από ορισμένες μόνο μονάδες",
            "τιμές γνωστές μόνο εντός ορίων",
            "περίοδοι χωρίς τιμή",
        },
    },
    [NRM_BG] = {
        .verdict = {
            "Стойностите не позволяват извод за тенденция.",
            "Стойностите растат повече, отколкото обяснява случайността; "
            "те показват какво е регистрирано, а не колко е имало.",
            "Стойностите намаляват повече, отколкото обяснява "
            "случайността; те показват какво е регистрирано, а не колко е "
            "имало.",
            "Стойностите не показват тенденция, която да не може да се "
            "дължи на случайност; това не доказва, че нищо не се е "
            "променило.",
        },
        .mind = "Внимание: ",
        .caveat = {
            "малко периоди",
            "числа под 20",
            "промяна в начина на отчитане",
            "по-голямо разсейване, отколкото моделът очаква",
            "предварителен или непълен период",
            "съвкупност само от част от единиците",
            "стойности, известни само в граници",
            "периоди без стойност",
        },
    },
    [NRM_RO] = {
        .verdict = {
            "Valorile nu permit o concluzie despre o tendință.",
            "Valorile cresc mai mult decât explică întâmplarea; ele arată "
            "ce s-a înregistrat, nu cât a existat.",
            "Valorile scad mai mult decât explică întâmplarea; ele arată "
            "ce s-a înregistrat, nu cât a existat.",
            "Valorile nu arată o tendință pe care întâmplarea să nu o "
            "poată produce; aceasta nu dovedește că nimic nu s-a schimbat.",
        },
        .mind = "Atenție: ",
        .caveat = {
            "puține perioade",
            "numere sub 20",
            "o schimbare a modului de înregistrare",
            "variație mai mare decât prevede modelul",
            "o perioadă provizorie sau incompletă",
            "un ansamblu cu numai o parte din unități",
            "valori cunoscute numai între limite",
            "perioade fără valoare",
        },
    },
    [NRM_SL] = {
        .verdict = {
            "Vrednosti ne dopuščajo sklepa o trendu.",
            "Vrednosti rastejo bolj, kot pojasni naključje; povedo, kaj je "
            "bilo zabeleženo, ne pa, koliko je bilo.",
            "Vrednosti padajo bolj, kot pojasni naključje; povedo, kaj je "
            "bilo zabeleženo, ne pa, koliko je bilo.",
            "Vrednosti ne kažejo trenda, ki ga ne bi moglo povzročiti "
            "naključje; to ni dokaz, da se nič ni spremenilo.",
        },
        .mind = "Pozor: ",
        .caveat = {
            "malo obdobij",
            "števila pod 20",
            "sprememba načina štetja",
            "večje nihanje, kot ga predvideva model",
            "začasno ali nepopolno obdobje",
            "skupina samo dela enot",
            "vrednosti, znane le v mejah",
            "obdobja brez vrednosti",
        },
    },
};
/* clang-format on */

/* What a statistic is when nothing changes; false when it has no direction. */
static bool
null_of(const char *statistic, double *out)
{
    static const char *const zero[] = { "apc", "aapc", "tau", "slope", "z" };

    *out = strcmp(statistic, "odds_ratio") == 0;
    for (size_t i = 0; i < NRM_COUNT_OF(zero); i++)
        if (strcmp(statistic, zero[i]) == 0)
            return true;
    return *out > 0;
}

nrm_trend_verdict
nrm_trend_verdict_of(const nrm_trend_stat *stat, nrm_maybe p, double level)
{
    double null;

    if (!null_of(stat->name, &null)
        || !(p.known || stat->ci_low.known || stat->ci_high.known))
        return NRM_TREND_UNTOLD;
    if (p.known && p.x < 1 - level)
        return stat->value.x > null ? NRM_TREND_RISE : NRM_TREND_FALL;
    if (p.known)
        return NRM_TREND_NEITHER;
    if (stat->ci_low.known && stat->ci_low.x > null)
        return NRM_TREND_RISE;
    if (stat->ci_high.known && stat->ci_high.x < null)
        return NRM_TREND_FALL;
    return NRM_TREND_NEITHER;
}

static bool
has_small_count(const nrm_trend_series *s)
{
    for (size_t i = 0; i < s->data.n; i++)
        if (s->data.counts && s->bounds[i].low < small_count)
            return true;
    return false;
}

/* Periods, not values: a panel with effects has one of each unit. */
static size_t
count_periods(const nrm_trend_series *s)
{
    double last = s->data.n > 0 ? s->data.t[0] : 0;
    size_t n = s->data.n > 0;

    for (size_t i = 1; i < s->data.n; i++)
        if (s->data.t[i] > last) {
            last = s->data.t[i];
            n++;
        }
    return n;
}

static bool
applies(const nrm_trend_series *s, bool loose, enum caveat caveat)
{
    switch (caveat) {
    case FEW_PERIODS: return count_periods(s) < few_periods;
    case SMALL_COUNTS: return has_small_count(s);
    case BREAK: return s->broken;
    case LOOSE: return loose;
    case PARTIAL: return s->partial;
    case PANEL: return s->n_units < s->n_all_units || s->uneven;
    case BOUNDS: return s->bounded;
    case GAPS: return s->n_missing > 0 || s->data.gaps;
    default: return false;
    }
}

const char *
nrm_trend_why(nrm_arena *a, const nrm_trend_series *s,
              nrm_trend_finding finding, nrm_lang lang)
{
    const struct words *w = &words[lang];
    bool any = false;
    nrm_buf b;

    nrm_buf_init(&b, a);
    nrm_buf_text(&b, w->verdict[finding.verdict]);
    for (int i = 0; i < CAVEATS; i++) {
        if (!applies(s, finding.loose, (enum caveat)i))
            continue;
        nrm_buf_text(&b, any ? "; " : " ");
        nrm_buf_text(&b, any ? "" : w->mind);
        nrm_buf_text(&b, w->caveat[i]);
        any = true;
    }
    if (any)
        nrm_buf_char(&b, '.');
    return nrm_buf_string(&b);
}
