### The verbs of conclusions and verification.

cli-arg-partial = Whether a case with both signs fulfils a condition

cli-about-verdict = The verdict on each indicator, with the finding in your words
cli-about-verdict-list = List the verdicts beside what the cases say
cli-about-verdict-show = Show one verdict
cli-about-verdict-set = Write or change a verdict and its finding
cli-about-verdict-remove = Remove a verdict
cli-arg-verdict-all = Also indicators without a verdict
cli-arg-verdict-level = How well the indicator is met
cli-arg-verdict-finding = The finding, in your own words
cli-arg-verdict-scope = Only this role or group; the whole study when left out
cli-verdict-needs-level = A new verdict needs a level.
cli-verdict-needs-level-hint = Say --level with one of: { $levels }
cli-no-verdicts = There are no verdicts yet. Write one: telaah verdict set FILE CODE --level … --finding …
cli-no-verdict = There is no verdict on { $code } with this scope.
cli-no-verdict-hint = telaah verdict list shows the verdicts with their scopes.

cli-about-proposition = Propositions with their evidence and rival explanations
cli-about-proposition-list = List the propositions
cli-about-proposition-show = Show a proposition with its evidence
cli-about-proposition-add = Write a proposition
cli-about-proposition-set = Change a proposition; saving it says that its evidence was weighed again
cli-about-proposition-remove = Remove a proposition with its links and rivals
cli-about-proposition-evidence = Link passages to a proposition, or say anew how they bear on it
cli-about-proposition-rival = Name a rival explanation, or change one
cli-arg-proposition-key = Short name of the proposition, such as P1
cli-arg-proposition-text = The proposition in words
cli-arg-proposition-if = An attribute or a code, maybe with a value: mentored, group=gov, AG.TB=-; several with commas
cli-arg-proposition-then = The same for the second part
cli-arg-proposition-rival = A rival explanation
cli-arg-proposition-rename = A new short name
cli-arg-proposition-status = What you hold of it by now
cli-arg-stance = How the passages bear on it
cli-arg-weight = How much they weigh, 1 to 3
cli-arg-treatment = What you make of them
cli-arg-evidence-unlink = Take the links away
cli-arg-rival-id = An existing rival, by its id
cli-arg-rival-text = The explanation in words
cli-arg-rival-for = What speaks for it
cli-arg-rival-against = What speaks against it
cli-arg-rival-status = What you hold of it by now
cli-arg-rival-delete = Remove this rival
cli-proposition-empty = A proposition needs words.
cli-proposition-empty-hint = Say them with --text.
cli-unknown-proposition = There is no proposition “{ $proposition }”.
cli-unknown-proposition-hint = telaah proposition list shows the propositions.
cli-no-propositions = There are no propositions yet. Write one: telaah proposition add FILE P1 --text …
cli-evidence-needs-stance = A passage that is linked for the first time needs a stance.
cli-evidence-needs-stance-hint = Say --stance supports, contradicts or qualifies.
cli-unknown-rival = { $proposition } has no rival explanation { $rival }.
cli-unknown-rival-hint = telaah proposition show FILE KEY --json gives the rivals with their ids.
cli-heading-rivals = Rival explanations
cli-rival-for = for
cli-rival-against = against

cli-about-review = Member checks and peer debriefings
cli-about-review-list = List the reviews of the findings
cli-about-review-add = Note a review
cli-about-review-set = Change the note of a review
cli-about-review-remove = Remove the note of a review
cli-arg-review-kind = Who was asked
cli-arg-review-who = A case or a description, never a name
cli-arg-review-date = Date, maybe partial: 2024-05
cli-arg-review-about = Which finding was shown
cli-arg-review-reply = What they said
cli-arg-review-outcome = What was changed because of it
cli-arg-review-id = Id of the review
cli-unknown-review = There is no review { $review }.
cli-unknown-review-hint = telaah review list shows the reviews with their ids.
cli-no-reviews = No review of the findings is noted yet: telaah review add FILE --who … --about …
review-member-check = member check
review-peer-debrief = peer debriefing

cli-about-tactic = The tactics of Miles and Huberman: what they ask, what was computed, your notes
cli-about-tactic-list = List all tactics
cli-about-tactic-note = Write a note to a tactic; empty words remove it
cli-arg-tactic = G1 to G13, T1 to T13
cli-arg-tactic-text = The note
cli-unknown-tactic = There is no tactic “{ $tactic }”.
cli-unknown-tactic-hint = G1 to G13 generate meaning, T1 to T13 test it; telaah tactic list shows them.

cli-about-check = What a careful reader would hold against the study
cli-arg-check-rule = Only this rule
cli-check-clean = Nothing was found.

cli-about-chapter = The skeleton of the findings chapter

cli-stale = evidence changed
cli-column-scope = Scope
cli-column-remarks = Remarks
cli-column-who = Who
cli-column-reply = Reply
cli-column-outcome = Outcome
cli-column-tactic = Tactic
cli-column-asks = Asks
cli-column-computed = Computed
cli-column-rule = Rule
cli-column-message = What to do

status-open = open
status-accepted = accepted
status-qualified = qualified
status-rejected = rejected
rival-kept = kept

chapter-summary = Summary of the findings
chapter-indicator = Indicator
chapter-finding = Finding
chapter-no-quote = [No passage is coded with this indicator.]
chapter-interpretation = [Interpretation: write here what this passage means for the indicator.]
chapter-open = [still to be written]
chapter-role = On { $indicator }, an informant ({ $role }) said:
chapter-informant = On { $indicator }, an informant said:
chapter-observation = On { $indicator }, the field notes record:
chapter-document = On { $indicator }, a document states:
