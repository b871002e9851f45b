### Displays: their names, rules and notes. What stands in cells is short.

display-cancelled = The display was stopped before it was done.
display-no-coder = There is no coder called “{ $coder }”.
display-no-coder-hint = The coders are: { $coders }. “main” takes each document’s first coder, “all” takes everybody.

display-layer-main = Of each document the codings of the coder who coded it first.
display-layer-everyone-mixed = Everybody’s codings; where coders give one passage different signs it counts as ±.
display-layer-everyone-left-out = Everybody’s codings; passages to which coders give different signs are left out.
display-layer-everyone-first = Everybody’s codings; where coders give one passage different signs, the first coder’s sign counts.
display-layer-coder = Codings of { $coder } only.

display-column-case = Case
display-column-role = Role
display-column-code = Code
display-column-label = Label
display-column-passages = Passages
display-column-cases = Cases
display-column-asked = Asked
display-column-share = % of cases
display-column-roles = Groups
display-column-documents = Documents
display-column-words = Words
display-column-plus = +
display-column-minus = −
display-column-mixed = ±
display-column-neutral = 0
display-column-unjudged = Unjudged
display-column-first = First in

display-note-signs = Signs: + only supporting, − only contradicting, ± both, 0 neutral, • not judged.
display-note-silence = No passages: · asked and silent, … answered but not coded, ? not asked, – cannot be asked. Silence is not disagreement.
display-note-counts = Counts in a purposive sample describe the material, not a population; frequency is not importance.
display-note-multiple = A passage counts once for a code and once for each code above it; it may carry several codes, so the rows do not add up to the whole.

display-informant-indicator = Informants by indicators
display-informant-indicator-rule = A cell has the sign and number of the case’s passages on the indicator and what is below it; then the condensation, or else the passage that is strongest, nearest to 45 words, earliest.

display-frequency = Content-analytic summary
display-frequency-rule = A code takes in what is below it. Cases are people; texts nobody speaks in count as passages, documents and words only.

display-stale = (its passages have changed since)
