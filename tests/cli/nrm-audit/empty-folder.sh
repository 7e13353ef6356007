# A folder without a document is a slip, not a pass.
mkdir empty
nrm-audit empty
