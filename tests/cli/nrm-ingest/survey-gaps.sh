# Sheets that belong side by side are joined by the place of their rows: what
# somebody left empty on one sheet does not move the answers of the others.
nrm-ingest -q -L auto "$CASES"/data/survey/eusurvey-gaps.xlsx
# The header is found behind its marks, wherever it stands.
printf 'Alias,NRM\nExport Date,2015-06-30\n,\n,\nCountry (land),Note (note)\nEL,fine\n' > answers.csv
nrm-ingest -q -L eusurvey answers.csv
printf 'Alias,NRM\nExport Date,2015-06-30\n' > none.csv
nrm-ingest -q -L eusurvey none.csv || echo "exit $?"
