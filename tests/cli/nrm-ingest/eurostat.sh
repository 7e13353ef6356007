# Two rows and three years of Eurostat, tps00001, population on 1 January;
# values as published on 2024-07-11.
printf 'indic_de,geo\\TIME_PERIOD\t2019 \t2020 \t2021 \nJAN,RO\t19414458 \t19354339 b\t: \nJAN,EL\t10724599 \t10718565 \t10678632 bep\n' > t.tsv
nrm-ingest --layout auto t.tsv | tee observations.csv
# And back: every value and flag is where it was.
{ printf 'indic_de,geo\\TIME_PERIOD\t2019 \t2020 \t2021 \n'
  tail -n +2 observations.csv | awk -F, '
    { key = $1 "," $2; if (!(key in row)) order[++n] = key
      flag = tolower($5); value = $4
      if (value == "") { value = ":"; sub(/o/, "", flag) }
      row[key] = row[key] "\t" value " " flag }
    END { for (i = 1; i <= n; i++) print order[i] row[order[i]] }'
} | cmp - t.tsv
