echo '{"threshold": 0}' > 1.json
echo '{"threshhold": 5}' > 2.json
echo '{"marks": "separate"}' > 3.json
echo '{"zeros": "shown"}' > 4.json
echo '{"method": "swap"}' > 5.json
echo '{"release": [{"minimum_n": 5}]}' > 6.json
for i in 1 2 3 4 5 6; do nrm-protect --policy $i.json "$CASES/raw.csv" || echo $?; done
echo '{"structural_zeros": [5]}' > 7.json
echo '{"structural_zeros": [{"sex": 1}]}' > 8.json
echo '{"earlier": [5]}' > 9.json
echo '{"earlier": [{"digest": "0"}]}' > 10.json
for i in 7 8 9 10; do nrm-protect --policy $i.json "$CASES/raw.csv" || echo $?; done
nrm-protect -m swap "$CASES/raw.csv"
