### The grid of a sheet: what stands in a cell without passages.

grid-state-data = passages, none of them counted
grid-state-not-coded = answered, but not coded
grid-state-silent = asked, and nothing was said
grid-state-not-asked = not asked
grid-state-not-applicable = nobody could be asked
