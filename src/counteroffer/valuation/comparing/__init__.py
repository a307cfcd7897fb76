"""Several offers held against each other: side by side, dominance, sensitivity of the ranking, indifference prices."""
