# SPDX-License-Identifier: GPL-3.0-or-later
# What the R packages take for the same; those that are not installed are
# passed over. Called by estimate.sh with the folder of the tables.
tables <- commandArgs(trailingOnly = TRUE)[1]
read <- function(name) as.matrix(read.csv(file.path(tables, paste0(name, ".csv"))))
has <- function(package) suppressWarnings(requireNamespace(package, quietly = TRUE))
bench <- function(name, expression) {
  took <- system.time(suppressMessages(capture.output(force(expression))))[["user.self"]]
  cat(sprintf("%-58s %8.2f s   R\n", name, took))
}

if (has("SparseMSE")) {
  for (table in c("UKdat_5", "UKdat"))
    bench(paste("SparseMSE", table, "stepwise, 1,000 replicates"),
          SparseMSE::estimatepopulation(read(table), nboot = 1000, pthresh = 0.02))
}
if (has("Rcapture"))
  bench("Rcapture UKdat_5, the 1,024 models of order 2",
        Rcapture::closedpMS.t(read("UKdat_5"), dfreq = TRUE, maxorder = 2))
if (has("MultipleSystemsEstimation"))
  bench("MultipleSystemsEstimation UKdat_5 bic, 100 replicates",
        MultipleSystemsEstimation::estimate_population(read("UKdat_5"), method = "bic", nboot = 100))
