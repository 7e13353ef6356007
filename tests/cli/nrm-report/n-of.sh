printf '%b' '`nrm: n-of over=geo statistic=count year=2020 with="OBS_VALUE=1.."`\n' > t.md; nrm-report -t t.md "$CASES/safe.csv"
