printf 'α\nβ\n' | nrm-ingest -e iso-8859-1
