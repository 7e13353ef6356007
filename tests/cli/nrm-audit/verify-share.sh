# A certificate beside a percentage that is public: it says what the percentage
# says, and another percentage is refused, whoever seals it again.
cat > raw.csv << 'CSV'
geo,age,statistic,method,TIME_PERIOD,OBS_VALUE,N,CONF_STATUS,UNIT_MEASURE
RO,TOTAL,count,_Z,2014,600,,N,PER
RO,Y_LT18,count,_Z,2014,4,,N,PER
RO,Y_GE18,count,_Z,2014,596,,N,PER
RO,Y_LT18,share,wilson,2014,1,600,F,PC
CSV
nrm-protect -q --certificate cert.json raw.csv > safe.csv
nrm-audit --verify cert.json safe.csv
sed -n '/^"shares"/,/^"proof"/p' cert.json
seal() {
    release=$(sed -n 's/^"release": "\(.*\)",/\1/p' "$1")
    sed "s/$(sed -n 's/^"release": "\(.*\)",/\1/p' cert.json)/$release/; ${2:-}" cert.json |
        sed '$d' | head -c -2 > body
    printf '%s,\n"digest": "%s"}\n' "$(cat body)" "$(printf %s "$(cat body)" | sha256sum | cut -c 1-64)"
}
sed 's/wilson,2014,1,/wilson,2014,2,/' safe.csv > other.csv
sed 's/wilson,2014,1,/wilson,2014,2,/' raw.csv |
    nrm-protect -q --certificate of-other.json > /dev/null
seal of-other.json > sealed.json
nrm-audit --verify sealed.json other.csv || echo $?
seal of-other.json 's/^\[1, 600, 200, \(.*\), 3\]/[3, 600, 200, \1, 5]/' > sealed.json
nrm-audit --verify sealed.json other.csv
