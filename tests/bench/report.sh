#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Times the example annex: its tables and figures with the profiles of seven
# countries, in five languages, as Markdown, HTML and workbook, processes
# started and files written included. R Markdown, where it is installed, makes
# one table in HTML beside it.
set -euo pipefail

cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%R s, %U s user'

bin=$(dirname "$(command -v nrm-report)")
build=${bin%/bin}
reports/annex.sh "${build#"$PWD"/}" > "$work/said" 2>&1
safe=$build/data/safe.csv

# annex LANGUAGES FORMATS: with the prose of a language where it has its own.
annex() {
    nrm-report -q -t 'reports/identification{.lang}.md.in' -t 'reports/trends{.lang}.md.in' \
        -t 'reports/country-profiles{.lang}.md.in' -L "$1" -f "$2" --labels reports/labels.csv \
        -S datasets/unodc-victims/datapackage.json -o "$work/annex{.lang}.{format}" "$safe"
}
printf '%-58s ' 'nrm-report: 15 annexes, 5 languages, 3 formats'
{ time annex en,el,bg,ro,sl md,html,xlsx; } 2>&1
printf '%-58s ' 'nrm-report: one page of HTML'
{ time annex en html; } 2>&1
grep -o 'Table [0-9]*:\|Figure [0-9]*:' "$work/annex.html" | sort -u |
    awk '{ n[$1]++ } END { print n["Table"], "tables,", n["Figure"],
        "figures in each" }'

command -v Rscript > /dev/null || { echo 'R is not installed'; exit 0; }
cat > "$work/one.Rmd" <<'RMD'
---
title: One table
output: html_document
---
`r 1 + 1` countries.

```{r, echo = FALSE}
d <- read.csv(Sys.getenv("SAFE"))
d <- d[d$age == "TOTAL" & d$statistic == "count", ]
knitr::kable(head(d[, c("geo", "TIME_PERIOD", "OBS_VALUE")], 18))
```
RMD
export SAFE=$safe
if Rscript -e 'quit(status = !requireNamespace("knitr", quietly = TRUE))'; then
    printf '%-58s ' 'knitr: one table, Markdown'
    { time Rscript -e 'knitr::knit(commandArgs(TRUE)[1], commandArgs(TRUE)[2],
        quiet = TRUE)' "$work/one.Rmd" "$work/one.md" > "$work/said" 2>&1; } 2>&1
else
    echo 'knitr is not installed'
fi
if Rscript -e 'quit(status = !requireNamespace("rmarkdown", quietly = TRUE))' &&
    command -v pandoc > /dev/null; then
    printf '%-58s ' 'R Markdown: one table, HTML'
    { time Rscript -e 'rmarkdown::render(commandArgs(TRUE)[1], quiet = TRUE)' \
        "$work/one.Rmd" > "$work/said" 2>&1; } 2>&1
else
    echo 'R Markdown is not installed'
fi
