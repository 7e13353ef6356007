# SPDX-License-Identifier: GPL-3.0-or-later
# What R takes for the same, called by trend.sh with the folder of its data,
# which are read before the clock runs. Where a package is not installed, what
# R itself has stands in: that is said in the name, and is no slower.
folder <- commandArgs(trailingOnly = TRUE)[1]
read <- function(name) read.csv(file.path(folder, name))
has <- function(package) suppressWarnings(requireNamespace(package, quietly = TRUE))
bench <- function(name, expression) {
  took <- system.time(force(expression))[["user.self"]]
  cat(sprintf("%-58s %8.3f s   R\n", name, took))
}

data <- read("series.csv")
series <- split(data$OBS_VALUE, data$geo)
t <- 0:19
if (has("trend")) {
  bench("10,000 trend::mk.test and trend::sens.slope", for (x in series) {
    trend::mk.test(x)
    trend::sens.slope(x)
  })
} else {
  pairs <- combn(20, 2)
  gap <- diff(pairs)[1, ]
  bench("10,000 cor.test(kendall) and medians of slopes", for (x in series) {
    cor.test(t, x, method = "kendall", exact = FALSE)
    median((x[pairs[2, ]] - x[pairs[1, ]]) / gap)
  })
}
bench("10,000 glm(poisson)", for (x in series) summary(glm(x ~ t, family = poisson)))

# No package permutes as the NCI program does, so this is written out: least
# squares of all permutations at once for each set of bends. 449 permutations
# of the first test, 0 against 3 bends, are a tenth of that test alone.
y <- log(read("bent.csv")$OBS_VALUE)
year <- seq_along(y)
fit <- lm(y ~ year)
shuffled <- replicate(449, fitted(fit) + sample(resid(fit)))
places <- combn(3:28, 3)
places <- places[, places[2, ] - places[1, ] > 2 & places[3, ] - places[2, ] > 2]
bench("joinpoint, a tenth of the first test, .lm.fit", {
  least <- rep(Inf, 449)
  for (k in seq_len(ncol(places))) {
    x <- cbind(1, year, outer(year, places[, k], function(a, b) pmax(a - b, 0)))
    least <- pmin(least, colSums(qr.resid(qr(x), shuffled)^2))
  }
})

# Dates are numbers already; quartiles and the restricted mean come with it.
cases <- read("cases.csv")
until <- as.Date("2019-12-28")
time <- as.numeric(ifelse(cases$decided == "", until, as.Date(cases$decided, optional = TRUE))
                   - as.numeric(as.Date(cases$referred)))
event <- cases$decided != ""
if (has("survival")) {
  bench("survival::survfit, 200,000 records",
        quantile(survival::survfit(survival::Surv(time, event) ~ 1), c(.25, .5, .75)))
} else {
  bench("Kaplan-Meier by table and cumprod, 200,000 records", {
    at <- sort(unique(time))
    left <- tabulate(match(time, at), length(at))
    gone <- tabulate(match(time[event], at), length(at))
    risk <- length(time) - c(0, cumsum(left)[-length(at)])
    survival <- cumprod(1 - gone / risk)
    deviation <- survival * sqrt(cumsum(gone / (risk * (risk - gone))))
    at[c(which(survival <= .75)[1], which(survival <= .5)[1], which(survival <= .25)[1])]
  })
}
