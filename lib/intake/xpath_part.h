/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What xpath.c and xpath_settle.c share; nobody else includes it. */
#ifndef NRM_INTAKE_XPATH_PART_H
#define NRM_INTAKE_XPATH_PART_H

#include "intake/xpath.h"

#define NRM_XPATH_PIECES 256

typedef enum nrm_piece_kind {
    NRM_PIECE_NUMBER, /* operands */
    NRM_PIECE_TEXT,
    NRM_PIECE_MOMENT,
    NRM_PIECE_LIST,
    NRM_PIECE_TRUTH,
    NRM_PIECE_COMPARE, /* operators */
    NRM_PIECE_COUNT,   /* arithmetic */
    NRM_PIECE_LOGIC,
    NRM_PIECE_OPEN,
    NRM_PIECE_NOT, /* not( */
    NRM_PIECE_CLOSE
} nrm_piece_kind;

typedef struct nrm_piece {
    nrm_piece_kind kind;
    const char *sql;
    nrm_text given; /* of a literal, without quotes; else absent */
} nrm_piece;

typedef struct nrm_xpath {
    nrm_arena *a;
    const nrm_xpath_question *questions;
    size_t n_questions, self;
    nrm_text rest; /* what is still to be cut */
    nrm_piece pieces[NRM_XPATH_PIECES];
    size_t n;
    const char *wrong;
} nrm_xpath;

/* A text or a name between quotes of SQL. */
const char *nrm_xpath_quote(nrm_arena *a, nrm_text t, char quote) NRM_MUST_USE;

/* Why the condition is no rule; false. */
bool nrm_xpath_fail(nrm_xpath *x, const char *wrong);

/* Makes texts and numbers meet, after what stands beside each comparison. */
bool nrm_xpath_settle(nrm_xpath *x);

#endif
