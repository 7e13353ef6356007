. "$CASES/digits"
nrm-trend -m hamed-rao,yue-wang,prewhitened,trend-free,sen-gilbert,sen-exact "$CASES/uk.csv" | digits
nrm-trend -m hamed-rao,yue-wang,prewhitened,trend-free,sen-gilbert,sen-exact -k geo=BG,SI "$CASES/series.csv" | digits
