### Verification and conclusions: displays, findings of the linter, tactics.

display-column-proposition = Proposition

display-accounting = Data accounting sheet
display-accounting-rule = For each indicator and case: the sign and number of passages, or why there are none. Besides the indicators there is a row for every code the interview guide asks about.
accounting-data = Data
accounting-not-coded = Not coded
accounting-silent = Silent
accounting-not-asked = Not asked
accounting-not-applicable = Cannot be asked
accounting-total = Rows with data

display-representativeness = Representativeness
display-representativeness-rule = Passages and codings of each group of cases beside its share of the cases. A passage counts once, however many codes it has; texts nobody speaks in are left out.
voices-share-passages = % of passages
voices-codings = Codings
voices-share-codings = % of codings
voices-difference = Difference
voices-top-case = { $case } alone gives { $percent }% of all passages of the cases: look whether the findings would stand without this case.
voices-never-quoted = { $count ->
    [one] One case is never quoted: { $cases }.
   *[other] { $count } cases are never quoted: { $cases }.
}

display-outliers = Outliers and extreme cases
display-outliers-rule = A case deviates on an indicator when its sign lies at least one step (− to ±, ± to +) from the median of its group, in groups with three or more cases on that indicator. Deviating on two or more indicators makes an outlier.
display-outliers-extremes = Highest and lowest on the outcome: first by sign, then by the strengths of supporting less those of contradicting passages.
outliers-what = What
outliers-sign = Sign
outliers-median = Median of the group
outliers-steps = Steps
outliers-indicators = Indicators
outliers-outlier = outlier
outliers-deviation = deviates once
outliers-highest = highest
outliers-lowest = lowest
outliers-none = No case stands apart from its group. Groups come from the role, or from an attribute (--group).

display-if-then = Propositions tested over the cases
display-if-then-rule = IF and THEN are attributes or codes; a code holds where the case’s sign is the one asked for (+ unless said otherwise). A case without passages on a code does not fulfil it if it was asked about it or speaks about the code above it; otherwise nobody can say and the case is left out.
display-partial-counts = A case with both signs (±) counts as fulfilling.
display-partial-does-not = A case with both signs (±) does not count as fulfilling.
if-then-if = IF
if-then-then = THEN
if-then-n11 = IF and THEN
if-then-n10 = IF, not THEN
if-then-n01 = THEN, not IF
if-then-n00 = Neither
if-then-cases = Cases
if-then-consistency = Consistency
if-then-coverage = Coverage
if-then-left-out = Left out
if-then-wording = { $proposition }: { $wording }
if-then-untestable = { $proposition } cannot be tested. { $problem }
if-then-none = There are no propositions yet. Write one: telaah proposition add FILE P1 --text … --if … --then …
if-then-figure = { $whole }.{ $part }
if-then-no-figure = –
condition-empty = IF or THEN is empty; name an attribute or a code.
condition-unknown = “{ $name }” is neither a code of the study nor an attribute any case has.
condition-needs-value = The attribute “{ $name }” does not say yes or no; name the value: { $name }=…
condition-bad-sign = “{ $value }” is no sign for { $code }; use +, -, ± or 0.

display-negative = Negative evidence
display-negative-rule = Against a proposition: cases with IF and without THEN, passages with the sign opposite to THEN, and passages linked as contradicting. Against a verdict: passages with the sign opposite to its direction. What speaks against a proposition needs a stance, and a treatment unless it supports.
negative-claim = Claim
negative-about = About
negative-why = Why
negative-fulfils-if = Fulfils IF
negative-stance = Stance
negative-treatment = Treatment
negative-required = Still needed
negative-quotes = Passages
negative-verdict = Verdict
negative-counter-case = IF without THEN
negative-opposite = opposite sign
negative-linked = linked as contrary
negative-needs-stance = stance
negative-needs-treatment = treatment
negative-no-claims = There is nothing to hold the material against yet: write a verdict or a proposition first.
negative-open = { $count ->
    [one] One of them still needs a stance or a treatment.
   *[other] { $count } of them still need a stance or a treatment.
}
stance-supports = supports
stance-contradicts = contradicts
stance-qualifies = qualifies

level-optimal = optimal
level-cukup = adequate
level-belum-optimal = not yet optimal
level-tidak-berjalan = not working
level-data-tidak-cukup = not enough data
standing-contradiction = “{ $level }” stands against { $plus } cases +, { $mixed } ±, { $minus } −

## What the claim linter says: what was found, and what to do.

check-real-name = “{ $word }” looks like a person’s name. Replace it by a pseudonym in the text before anything is printed.
check-verdict-contradicted = The verdict { $balance }. Change the verdict, or say in the finding why it holds all the same.
check-stale-verdict = The codings behind this verdict have changed since it was written. Read them again and save the verdict anew.
check-stale-proposition = The codings behind this proposition have changed since it was weighed. Look at its evidence again and save it anew.
check-stale-summary = The passages behind this condensation have changed since it was written. Read them again and save it anew.
check-verdict-without-quote = There is a verdict, but no passage stands behind it. Code the evidence, or change the verdict to “not enough data”.
check-indicator-without-quote = No passage is coded with this indicator. Code some, or leave the indicator out with a reason.
check-informant-never-quoted = Nothing this case said is coded. Code it, or say why this voice is missing.
check-quote-without-speaker = { $count ->
    [one] One quote has no speaker.
   *[other] { $count } quotes have no speaker.
} Name the speakers of the document, so that the citation can say who speaks.
check-quote-without-date = { $count ->
    [one] One quote comes
   *[other] { $count } quotes come
} from a document without a date. Set the date of the document.
check-contrary-without-treatment = { $count ->
    [one] One linked passage contradicts or qualifies
   *[other] { $count } linked passages contradict or qualify
} it, and nobody says what to make of that. Write the treatment: accepted, qualifies, or rejected, and why.
check-counter-case = IF holds and THEN does not for { $cases }. Link a passage of each with a stance and a treatment.
check-proposition-without-rival = No rival explanation is named. Name at least one, with what speaks for and against it.
check-proposition-untestable = It cannot be tested over the cases. { $problem }
check-surprise = This surprise has no follow-up. Write what became of it, in the memo or in a later one on the same subject.
check-pattern = The pattern rests on { $members ->
    [one] one code
   *[other] { $members } codes
} and { $cases ->
    [one] one case
   *[other] { $cases } cases
}; it needs at least two of each. Add member codes, or give it up.
check-table-total = In the column “{ $column }” the table prints { $total }, but its rows add up to { $sum }. Correct it or remark on it.
check-older-definition = { $count ->
    [one] One coding was made
   *[other] { $count } codings were made
} under an older definition of this code. Look at them again.

## Tactics: what they are called, what they ask, what was computed.

tactic-g1 = Noting patterns and themes
tactic-g1-asks = What recurs, and what else could it be?
tactic-g2 = Seeing plausibility
tactic-g2-asks = Which findings merely seem right? Call them “only plausible” until evidence is linked.
tactic-g3 = Clustering
tactic-g3-asks = What do the cases of a cluster share besides their signs?
tactic-g4 = Making metaphors
tactic-g4-asks = Which metaphor gathers the findings, and where does it stop fitting?
tactic-g5 = Counting
tactic-g5-asks = Does the number support what you remember? Report passages, cases and groups together.
tactic-g6 = Contrasting, comparing
tactic-g6-asks = Which difference between groups matters in practice?
tactic-g7 = Partitioning variables
tactic-g7-asks = Does an indicator with both signs in one group hide two things?
tactic-g8 = Subsuming particulars into the general
tactic-g8-asks = Of which broader class is each of these an instance?
tactic-g9 = Factoring
tactic-g9-asks = Do codes that occur together share one factor that deserves a pattern code?
tactic-g10 = Noting relations between variables
tactic-g10-asks = Which two things vary together, and in which direction? See the variable-by-variable display.
tactic-g11 = Finding intervening variables
tactic-g11-asks = Through what does the one bring about the other?
tactic-g12 = Building a logical chain of evidence
tactic-g12-asks = Does each link hold by itself, and which one is weakest?
tactic-g13 = Making conceptual coherence
tactic-g13-asks = Which concept of the framework or the literature does each finding speak to?
tactic-t1 = Checking for representativeness
tactic-t1-asks = Whose voice is missing or too loud?
tactic-t2 = Checking for researcher effects
tactic-t2-asks = Did who asked, where, and who listened change what was said? See the contact forms.
tactic-t3 = Triangulating
tactic-t3-asks = Do sources that could err differently still agree?
tactic-t4 = Weighting the evidence
tactic-t4-asks = Is it first-hand, observed, unprompted, independent? Confirm the weights.
tactic-t5 = Checking the meaning of outliers
tactic-t5-asks = What does the exception say about the rule?
tactic-t6 = Using extreme cases
tactic-t6-asks = What sets the highest and the lowest case apart?
tactic-t7 = Following up surprises
tactic-t7-asks = What did the surprise violate, and what was looked for because of it?
tactic-t8 = Looking for negative evidence
tactic-t8-asks = Accept, qualify or reject: what becomes of the claim?
tactic-t9 = Making if–then tests
tactic-t9-asks = Does THEN follow where IF holds, and only there?
tactic-t10 = Ruling out spurious relations
tactic-t10-asks = Which third thing could bring about both? Name it.
tactic-t11 = Replicating a finding
tactic-t11-asks = Does it hold in the material it was not drawn from?
tactic-t12 = Checking out rival explanations
tactic-t12-asks = Which other explanation fits as well, and what speaks for and against it?
tactic-t13 = Getting feedback from informants
tactic-t13-asks = Who saw the findings, what did they say, and what was changed?

tactic-recurring = Indicators in three or more cases: { $codes }.
tactic-plausible = Propositions without linked evidence: { $propositions }.
tactic-clusters = Cases alike on the indicators they share: { $clusters }.
tactic-too-many-cases = Clusters are computed for up to { $most } cases.
tactic-metaphors = { $count ->
    [one] One memo of theory.
   *[other] { $count } memos of theory.
}
tactic-counted = { $passages } passages of { $cases } cases in { $groups } groups.
tactic-contrasts = Widest gaps between groups (balance from −1 to +1): { $contrasts }.
tactic-split = Groups with both + and − cases on one indicator: { $splits }.
tactic-particulars = In-vivo codes that belong to nothing broader: { $codes }.
tactic-joint = Codes most often on the same passage: { $pairs }.
tactic-relations = { $count ->
    [one] One causal arrow is drawn.
   *[other] { $count } causal arrows are drawn.
}
tactic-intervening = Arrows with nothing between: { $arrows }.
tactic-chain = Propositions that lead to one another: { $links }.
tactic-weakest = Fewest linked passages: { $proposition } ({ $count }).
tactic-coherence = { $count ->
    [one] One indicator has
   *[other] { $count } indicators have
} a verdict; without a definition: { $without }.
tactic-shares = Share of the passages / of the cases: { $shares }.
tactic-never-quoted = Never quoted: { $cases }.
tactic-by-interviewer = Balance of interviews by interviewer: { $balances }.
tactic-by-place = By place: { $balances }.
tactic-by-third-party = By who else was present (– nobody): { $balances }.
tactic-sources = { $several ->
    [one] One indicator rests
   *[other] { $several } indicators rest
} on several kinds of source; on a single one: { $single }.
tactic-weights = Linked passages by weight: { $three } × 3, { $two } × 2, { $one } × 1.
tactic-outliers = Apart from their group on two or more indicators: { $cases }.
tactic-deviations = Apart on one indicator: { $cases }.
tactic-extremes = Highest on the outcome: { $highest }. Lowest: { $lowest }.
tactic-no-outcome = No outcome is set, or all cases are alike on it.
tactic-surprises = { $count ->
    [one] One surprise memo has no follow-up.
   *[other] { $count } surprise memos have no follow-up.
}
tactic-negative = { $proposition }: { $count } against it, { $open } not weighed yet.
tactic-if-then = { $proposition }: both { $both }, only IF { $only_if }, only THEN { $only_then }, neither { $neither }; consistency { $consistency }, coverage { $coverage }.
tactic-within = { $proposition } within groups (both / only IF / only THEN / neither): { $tables }.
tactic-held-out = Documents no linked passage comes from: { $documents }.
tactic-rivals = Open rival explanations: { $open }. Without any: { $without }.
tactic-reviews = { $checks ->
    [one] One member check
   *[other] { $checks } member checks
}, { $debriefs ->
    [one] one peer debriefing
   *[other] { $debriefs } peer debriefings
} on record.

step-set-proposition = changed the proposition { $key }
step-add-rival = named a rival explanation
step-set-rival = changed a rival explanation
step-delete-rival = removed a rival explanation
step-unlink-evidence = unlinked evidence from a proposition
step-add-review = noted a review of the findings
step-set-review = changed the note of a review
step-delete-review = removed the note of a review
step-set-tactic-note = wrote a note to tactic { $tactic }
edit-empty-words = There are no words to keep.
