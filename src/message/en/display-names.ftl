### Displays in a list: their names, families and what each one is for.

display-family-matrices = Matrices
display-family-frequencies = Frequencies
display-family-verification = Verification aids

display-name-informant-indicator = Informants by indicators
display-name-evidence = Evidence table
display-name-role-ordered = Role-ordered matrix
display-name-checklist = Checklist with ratings
display-name-triangulation = Triangulation grid
display-name-frequency = Content-analytic summary
display-name-factors = Factor matrix
display-name-events = Events over time
display-name-predictor-outcome = Predictors and outcome
display-name-variable-by-variable = Variable by variable
display-name-cooccurrence = Code co-occurrence
display-name-words = Words in context
display-name-saturation = Saturation
display-name-accounting = Data accounting sheet
display-name-negative = Negative evidence
display-name-if-then = If–then test
display-name-representativeness = Representativeness
display-name-outliers = Outliers and extreme cases

display-purpose-informant-indicator = each case on each indicator, in its own words
display-purpose-evidence = finding, verdict and quotes by indicator
display-purpose-role-ordered = where groups agree, split or stay silent
display-purpose-checklist = components of one indicator, rated
display-purpose-triangulation = whether kinds of source say the same
display-purpose-frequency = passages, cases and documents by code
display-purpose-factors = what helps or hinders, what is advised
display-purpose-events = what happened when, and what came of it
display-purpose-predictor-outcome = cases by outcome, and what may explain it
display-purpose-variable-by-variable = cases by the values of two variables
display-purpose-cooccurrence = codes that stand on or near each other
display-purpose-words = frequent words, or one word in context
display-purpose-saturation = new codes that each interview brought
display-purpose-accounting = what there is, was asked, and is missing
display-purpose-negative = what speaks against your propositions
display-purpose-if-then = if–then propositions tried on every case
display-purpose-representativeness = whether quotes come from all groups
display-purpose-outliers = cases far from their group, and extremes

### Displays on the command line.

display-none = There are no displays.
display-column-key = Display
display-column-name = Name
display-column-purpose = What it shows
display-column-defaults = Displays
cli-arg-display-remember = Make the options given here the study’s defaults for its displays
cli-arg-display-forget = First forget the stored defaults of all displays
cli-nothing-to-remember = No option was given that could become a default.
cli-nothing-to-remember-hint = Give one along with --remember, such as --group, --sort, --outcome or --coder.
