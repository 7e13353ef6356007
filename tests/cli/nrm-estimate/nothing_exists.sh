# Korea with all pairs does not exist, the artificial table is not identifiable.
nrm-estimate -m fixed --model b:c,b:d,c:d "$ROOT/datasets/mse-overlap/Korea.csv"
nrm-estimate -m fixed --model A:B,A:C,B:C "$ROOT/datasets/mse-overlap/Artificial_3.csv"
