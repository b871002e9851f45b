### Displays of findings: their names, rules and notes.

display-column-scope = Scope
display-column-sources = Sources
display-column-group = Group
display-column-component = Component
display-column-status = Agreement
display-column-factor = Factor
display-column-recommendations = Recommendations
display-column-addressees = For whom
display-column-date = Date
display-column-kind = Kind
display-column-document = Document
display-column-promise = Promise
display-column-answers = Answers

display-no-group = (no group)
display-no-domain = (no domain)

display-evidence = Evidence table
display-evidence-rule = One quote for each group of cases, from a case not quoted yet where there is one: the strongest, nearest to 45 words, earliest. Where cases have both signs, the best quote of the sign fewer of them have comes in addition, and one of the other sign if none has it yet. An indicator takes in the codes below it.
display-source-interview = I
display-source-observation = O
display-source-document = D
display-note-sources = Sources: I interview, O observation, D document.

display-role-ordered = Role-ordered matrix
display-role-ordered-rule = A group has its cases by sign (· silent, ? not asked) and the passage that says it best; below it stand its cases. Compare within a group first, then between groups.
display-flag-split = split
display-flag-gap = gap
display-note-split = Split in { $group } on { $code }: + { $plus }; − { $minus }.
display-note-gap = Gap on { $code }: { $high } is more positive than { $low }.

display-checklist = Checklist
display-checklist-of = Checklist of { $code }
display-checklist-rule = A cell has the rating a person gave it (strong, some, weak, none, no data) with rater and reason, then the sign and number of its passages. What cases say counts for their group, texts nobody speaks in for their kind.
display-rating-strong = strong
display-rating-some = some
display-rating-weak = weak
display-rating-none = none
display-rating-no-data = no data
display-flag-conflict = conflict
display-note-conflict = Conflict: rated strong or some where all passages contradict, or none where all support.

display-triangulation = Triangulation grid
display-triangulation-rule = Cases speak for their group, texts nobody speaks in for their kind. Dissonant: one source only supports, another only contradicts. Convergent: all have one sign; complementary: one sign on different components. Partial: anything else. Single source: only one kind of source says anything.
display-status-dissonant = dissonant
display-status-partial = partial
display-status-complementary = complementary
display-status-convergent = convergent
display-status-single-source = single source
display-status-no-data = no data

display-factors = Factor matrix
display-factors-rule = A cell names the cases that have the factor and the indicator on overlapping passages or in one turn. Recommendations answer a factor by a relation of the kind “addresses”; such a relation to anything but a factor says for whom they are.
display-note-factors-left-out = { $count ->
    [one] One factor has no passages and no recommendation and is left out.
   *[other] { $count } factors have no passages and no recommendation and are left out.
}
display-note-unanswered = Without a recommendation: { $factors }.
display-note-idle = Recommendations that answer no factor: { $recommendations }.
display-note-loose = { $count ->
    [one] One passage with a recommendation is
   *[other] { $count } passages with a recommendation are
} tied to no factor ({ $cases }).

display-events = Event listing
display-events-rule = By date; a date known only by month or year stands at its beginning. Beside each promise, and each event that answers one, stands whether it was kept.
display-event-promise = promise
display-event-act = act
display-event-other = other
display-promise-kept = kept
display-promise-broken = broken
display-promise-open = open
display-note-broken = { $count ->
    [one] One promise was broken
   *[other] { $count } promises were broken
}: { $dates }.
display-note-open = { $count ->
    [one] Of one promise it is not known whether it was kept
   *[other] Of { $count } promises it is not known whether they were kept
}: { $dates }.

cli-about-rating = Rate the cells of a checklist.
cli-about-rating-set = Rate a cell, or rate it anew.
cli-about-rating-list = List the ratings.
cli-about-rating-remove = Take a rating back.
cli-about-relation = Relate codes and names: causes, conflicts, recommendations.
cli-about-relation-add = Relate one code or name to another.
cli-about-relation-list = List the relations.
cli-about-relation-set = Change a relation.
cli-about-relation-remove = Delete a relation.
cli-about-relation-link = Tie passages to a relation as evidence.
cli-about-event = Record dated events and promises.
cli-about-event-add = Add an event.
cli-about-event-list = List the events by date.
cli-about-event-set = Change an event.
cli-about-event-remove = Delete an event.

cli-arg-rating-unit = A group of cases (role or value of an attribute) or a kind of document: interview, observation, document
cli-arg-rating-level = How far it is there
cli-arg-rating-rationale = Why, in a sentence
cli-arg-relation-source = Where the relation starts: a code, or any name
cli-arg-relation-target = Where it leads: a code, or any name
cli-arg-relation-id = Number of the relation
cli-arg-relation-kind = What it means
cli-arg-relation-sign = + furthers, - hinders, ± both; none takes it back
cli-arg-relation-note = A remark
cli-arg-relation-evidence = A coding that supports it
cli-arg-relation-stance = What the passage does to the relation; none takes it off
cli-arg-event-id = Number of the event
cli-arg-event-text = What happened
cli-arg-event-date = When: 2024-05-06, 2024-05 or 2024
cli-arg-event-domain = The part of the field it belongs to: an actor, an activity
cli-arg-event-kind = Kind of event
cli-arg-event-kept = Whether the promise was kept: yes, no, or unknown
cli-arg-event-answers = Number of the promise it answers; none takes it back
cli-arg-event-document = The document that tells of it; none takes it back
cli-arg-event-coding = The coding that tells of it; 0 takes it back

cli-column-unit = For
cli-column-sign = Sign
cli-column-rating = Rating
cli-column-rater = Rater
cli-column-rationale = Reason
cli-column-source = From
cli-column-target = To
cli-column-remark = Note
cli-column-evidence-for = For it
cli-column-evidence-against = Against it
cli-column-domain = Domain
cli-column-kept = Kept
cli-column-answers = Answers

cli-no-ratings = There are no ratings yet. telaah rating set gives one.
cli-no-relations = There are no relations yet. telaah relation add draws one.
cli-no-events = There are no events yet. telaah event add records one.
cli-unknown-unit = There is no group and no kind of document called “{ $unit }”.
cli-unknown-unit-hint = It is one of: { $units }
cli-no-rating = { $code } is not rated for { $unit }.
cli-no-rating-hint = telaah rating list shows the ratings.
cli-unknown-relation = There is no relation { $relation }.
cli-unknown-relation-hint = telaah relation list shows the relations with their numbers.
cli-unknown-event = There is no event { $event }.
cli-unknown-event-hint = telaah event list shows the events with their numbers.
cli-bad-kept = “{ $value }” does not say whether a promise was kept.
cli-bad-kept-hint = Write yes, no or unknown.
