for encoding in windows-1253 iso-8859-7 utf-16le; do
    iconv -f utf-8 -t $encoding "$CASES"/data/greek.csv > coded.csv
    nrm-ingest -e $encoding coded.csv | cmp - "$CASES"/data/greek.csv && echo "$encoding: same"
done
{ printf '\xff\xfe'; iconv -f utf-8 -t utf-16le "$CASES"/data/greek.csv; } > marked.csv
nrm-ingest marked.csv | cmp - "$CASES"/data/greek.csv && echo "UTF-16 with mark: same"
printf 'oraș,Țara\nIași,România\n' | sed 's/ș/\xba/g; s/Ț/\xde/; s/â/\xe2/' > ro.csv
nrm-ingest -e windows-1250 ro.csv
