/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Conditions of forms (XPath, as XLSForm has it) as expressions of our rules.
 * What both languages can say is converted: comparisons of questions with
 * numbers, texts and each other, arithmetic, `and`, `or`, `not`, `selected`,
 * `count-selected`, `regex`, `string-length`, `number`, `int`, `date`, `true`
 * and `false`. Everything else is refused, never guessed: what depends on the
 * clock, paths, and texts where numbers are meant.
 */
#ifndef NRM_INTAKE_XPATH_H
#define NRM_INTAKE_XPATH_H

#include "base/buf.h"
#include "base/err.h"

/* What the answers to a question are. */
typedef enum nrm_answer {
    NRM_ANSWER_NONE, /* a note or group has none */
    NRM_ANSWER_NUMBER,
    NRM_ANSWER_TEXT,
    NRM_ANSWER_MOMENT, /* a date or time */
    NRM_ANSWER_LIST    /* codes with ';' between them */
} nrm_answer;

typedef struct nrm_xpath_question {
    nrm_text name;
    nrm_answer answer;
} nrm_xpath_question;

/*
 * Writes the expression; `self` is the question that `.` stands for. Returns
 * NULL, or why it cannot be: nothing is then written.
 */
const char *
nrm_xpath_write(nrm_arena *a, const nrm_xpath_question *questions, size_t n,
                size_t self, nrm_text xpath, nrm_buf *out) NRM_MUST_USE;

#endif
