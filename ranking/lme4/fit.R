# Rscript fit.R FOLDER: exports each data set as item,rater,score, fits it by REML, and writes what it found.
# Every data set comes with an R package; none of it is kept here.
suppressPackageStartupMessages({
  library(lme4)
  library(lmerTest)
})
folder <- commandArgs(trailingOnly = TRUE)[1]
data(list = c("carrots", "ham", "TVbo"), package = "lmerTest")

sets <- list(
  Penicillin = with(Penicillin, data.frame(item = sample, rater = plate, score = diameter)),
  ham = with(ham, data.frame(item = Product, rater = Consumer, score = Informed.liking)),
  carrots = with(carrots, data.frame(item = Product, rater = Consumer, score = Preference)),
  TVbo = with(TVbo, data.frame(item = interaction(TVset, Picture), rater = Assessor, score = Coloursaturation)),
  InstEval = with(InstEval, data.frame(item = d, rater = s, score = y))
)

# The defaults stop too early for six places: tighten, then polish with another optimiser from there.
tight <- lmerControl(
  optimizer = "nloptwrap", calc.derivs = FALSE,
  optCtrl = list(xtol_abs = 1e-10, ftol_abs = 1e-12, maxeval = 10000)
)
polish <- lmerControl(optimizer = "bobyqa", calc.derivs = FALSE, optCtrl = list(rhoend = 1e-10, maxfun = 10000))

full <- function(x) format(x, digits = 17, scientific = TRUE, trim = TRUE)
for (name in names(sets)) {
  rows <- sets[[name]]
  rows <- rows[complete.cases(rows), ]
  rows$item <- paste0("i", rows$item)
  rows$rater <- paste0("r", rows$rater)
  write.csv(rows, file.path(folder, paste0(name, ".csv")), row.names = FALSE, quote = FALSE)
  took <- system.time({
    first <- lmer(score ~ 1 + (1 | item) + (1 | rater), rows, REML = TRUE, control = tight)
    fit <- lmer(
      score ~ 1 + (1 | item) + (1 | rater), rows,
      REML = TRUE, control = polish, start = getME(first, "theta")
    )
  })
  variances <- as.data.frame(VarCorr(fit))
  of <- function(group) variances$vcov[variances$grp == group]
  effects <- ranef(fit, condVar = FALSE)$item

  # Standard deviations with mu unknown, which condVar takes as known: the dense mixed-model equations, inverted.
  Z <- cbind(1, t(getME(fit, "Ztlist")[["item.(Intercept)"]]), t(getME(fit, "Ztlist")[["rater.(Intercept)"]]))
  items <- nlevels(factor(rows$item))
  raters <- nlevels(factor(rows$rater))
  prior <- c(0, rep(1 / of("item"), items), rep(1 / of("rater"), raters))
  equations <- as.matrix(crossprod(Z)) / of("Residual") + diag(prior)
  sd <- sqrt(diag(chol2inv(chol(equations))))[1 + seq_len(items)]

  numbers <- c(
    s2 = of("Residual"), s2u = of("item"), s2b = of("rater"), mu = unname(fixef(fit)), seconds = took[["user.self"]]
  )
  writeLines(c(
    paste(names(numbers), full(numbers), sep = ","),
    paste(rownames(effects), full(effects[[1]]), full(sd), sep = ",")
  ), file.path(folder, paste0(name, ".lme4")))
  message(name, " fitted")
}
versions <- paste0("R ", getRversion(), ", lme4 ", packageVersion("lme4"), ", lmerTest ", packageVersion("lmerTest"))
writeLines(versions, file.path(folder, "versions"))
