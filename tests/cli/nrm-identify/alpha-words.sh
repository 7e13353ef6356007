printf 'a,b\nyes,no\n' | nrm-identify -m alpha-interval --raters a,b
