printf '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more' > old.xls
nrm-ingest old.xls
