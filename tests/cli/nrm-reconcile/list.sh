nrm-reconcile -m list
