printf 'a,b\nyesterday,2023-01-01\n' | nrm-identify -m delay --from a --to b --until 2023-04-01
