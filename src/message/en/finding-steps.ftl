# What the journal calls changes of events, ratings and relations, why one was
# not made, and what the command line says when it was.

step-set-event = edited an event
step-set-rating = rated { $code } for { $unit }
step-delete-rating = deleted the rating of { $code } for { $unit }
step-add-relation = related “{ $source }” to “{ $target }”
step-set-relation = edited the relation of “{ $source }” to “{ $target }”
step-delete-relation = deleted a relation
step-link-relation = changed the evidence of a relation

edit-event-answers-itself = An event cannot be the promise it answers.
edit-event-empty = An event needs words that say what happened.
edit-bad-event-kind = “{ $kind }” is not a kind of event. The kinds are { $kinds }.
edit-relation-to-itself = “{ $name }” cannot be related to itself.
edit-relation-stance = A passage supports a relation or contradicts it.

cli-done-event-added = Added event { $id }.
cli-done-relation-added = Added relation { $id }.
