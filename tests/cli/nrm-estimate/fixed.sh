# A model by name is closed: LA:NG:GP brings its pairs.
nrm-estimate -m fixed --model LA:NG,NG:GP --boot 100 --interval wald "$ROOT/datasets/mse-overlap/UKdat_5.csv" | "$CASES/round"
nrm-estimate -m fixed --model 'GP:LA:NG PFNCA:GO' --interval profile "$ROOT/datasets/mse-overlap/UKdat_5.csv" | "$CASES/round"
# Where hardly anybody is missed the profile ends at those who were seen.
nrm-estimate -m fixed --model b:d,c:d --interval profile "$ROOT/datasets/mse-overlap/Korea.csv" | "$CASES/round"
