# Bulgaria: links POL-NGO, POL-SOC, NGO-POL, NGO-SOC, SOC-POL, HOT-POL, HOT-NGO,
# of which POL-NGO and POL-SOC are answered: 4 of 7, and 2 (9 + 11) of 76.
cd "$CASES"; . ./digits; nrm-evaluate -m flows flows.csv | digits
