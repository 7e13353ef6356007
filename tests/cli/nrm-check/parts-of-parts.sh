# Foreign citizens have no row of their own, but EU and other ones have: they
# stand for it. 2023 adds up; 2024 does not.
cat > counts.csv << 'CSV'
geo,citizen,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE
SI,TOTAL,2023,31,PER
SI,NAT,2023,17,PER
SI,EU_FOR,2023,1,PER
SI,NEU_FOR,2023,11,PER
SI,UNK,2023,2,PER
SI,TOTAL,2024,31,PER
SI,NAT,2024,17,PER
SI,EU_FOR,2024,1,PER
SI,NEU_FOR,2024,11,PER
SI,UNK,2024,4,PER
CSV
nrm-check -m parts,shortfall counts.csv
