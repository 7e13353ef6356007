# Published figures that contradict each other, each with its two sources. A
# pair whose two figures stand in the data sets must be found; of the others it
# is said which figure no data set holds.
#
# Figures: UNODC GLOTIP, release of 30 May 2023; US Department of State, TIP
# reports 2018-2023; Home Office, releases of 7 March 2024 and March 2025; EC
# page on Greece (Hellenic Police); Eurostat tps00001 (population of the area
# that the government of Cyprus controls); UN WPP 2022; Eurostat 2022 via LSM.
for name in unodc-victims us-tip uk-nrm population; do
    file=$(ls "$ROOT/datasets/$name/"*.csv)
    nrm-ingest -S "$ROOT/datasets/$name/datapackage.json" "$file" > $name.csv
done
cat > eurostat.csv <<'END'
indicator,geo,sex,age,TIME_PERIOD,OBS_VALUE,CONF_STATUS,SOURCE,UNIT_MEASURE
population,CY,T,TOTAL,2015,847008,F,eurostat,PER
END
cat > known.csv <<'END'
BG,2018,443,376
BG,2020,413,60
BG,2020,457,413
EL,2015,57,50
EL,2019,154,150
RO,2021,505,488
SI,2018,101,70
SI,2019,7,31
SI,2020,27,65
SI,2021,45,40
CY,2018,41,31
CY,2019,36,24
HR,2018,76,73
UK,2019,10627,10606
UK,2023,17004,16990
CY,2015,847008,1187286
AT,2020,14.5,43
END
nrm-reconcile -f conflicts -g geo,TIME_PERIOD \
    -k 'sex=T age=TOTAL form=TOTAL citizen=TOTAL stage=TOTAL,REFERRED' \
    unodc-victims.csv us-tip.csv uk-nrm.csv > conflicts.csv
nrm-reconcile -f conflicts -k 'sex=T age=TOTAL' population.csv eurostat.csv |
    sed 's/^population,\([^,]*\),T,TOTAL/\1/' >> conflicts.csv
awk -F, '
    FILENAME == "conflicts.csv" {
        found[$1, $2, $3, $6] = found[$1, $2, $6, $3] = 1
        next
    }
    FILENAME != "known.csv" {
        if (FNR == 1) for (i = 1; i <= NF; i++) at[FILENAME, $i] = i
        else has[$at[FILENAME, "geo"], $at[FILENAME, "TIME_PERIOD"], $at[FILENAME, "OBS_VALUE"]] = 1
        next
    }
    found[$1, $2, $3, $4] { print $0 ": found"; n++; next }
    {
        line = $0 ": no data set has"
        for (i = 3; i <= 4; i++) if (!has[$1, $2, $i]) line = line " " $i
        print line
    }
    END { print n " of " FNR " found" }
' conflicts.csv unodc-victims.csv us-tip.csv uk-nrm.csv population.csv eurostat.csv known.csv
