memo-kind-metaphor = metaphor
memo-kind-vignette = vignette
said-summary-kept = The condensation is kept. u takes it back.
said-summary-deleted = The condensation is removed. u brings it back.
said-codings-confirmed = { $count ->
    [one] One coding stays
   *[other] { $count } codings stay
} under today’s rule. u takes that back.
