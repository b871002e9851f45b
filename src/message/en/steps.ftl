# What the journal calls a step.

step-unknown = a change
step-several = { $count } changes together
step-set-study = changed the study's title or language
step-set-setting = changed the setting { $name }
step-add-coder = added the coder { $name }
step-rename-coder = renamed a coder to { $name }
step-set-finished = marked how far “{ $document }” is coded
step-add-codebook = added the codebook { $key } ({ $count } codes)
step-drop-codebook = dropped a codebook ({ $count } codes)
step-add-code = added the code { $code }
step-set-code = edited the code { $code }
step-rename-code = renamed a code to { $code }
step-color-code = gave { $code } another colour
step-move-code = moved the code { $code }
step-merge-codes = merged { $count ->
    [one] a code
   *[other] { $count } codes
} into { $code }
step-split-code = split { $code } into { $count } codes
step-reopen-code = took { $code } into use again
step-retire-code = retired the code { $code }
step-leave-out-code = left out the indicator { $code }
step-delete-code = deleted { $count ->
    [one] a code
   *[other] { $count } codes
} with { $codings ->
    [one] one coding
   *[other] { $codings } codings
}
step-link-codes = linked { $code } with another code
step-import-one = imported “{ $document }”
step-import = imported { $count } documents
step-set-document = edited what is known about “{ $document }”
step-set-about = edited which cases “{ $document }” is about
step-delete-document = deleted the document “{ $document }”
step-set-speaker = edited the speaker { $speaker }
step-merge-speakers = merged two speakers
step-assign-speaker = assigned a speaker to a case
step-add-case = added the case { $case }
step-set-case = edited the case { $case }
step-cases-from-speakers = made cases of the informants
step-delete-case = deleted a case
step-define-attribute = defined the attribute { $name }
step-delete-attribute = deleted the attribute { $name }
step-set-attribute = set { $name } of { $case }
step-apply-code = coded a passage of “{ $document }” as { $code }
step-apply-codes = coded { $count } passages
step-code-in-vivo = coded in vivo as { $code }
step-remove-codings = removed { $count ->
    [one] a coding
   *[other] { $count } codings
}
step-set-coding = changed a coding of { $code }
step-supports = marked a coding of { $code } as supporting (+)
step-contradicts = marked a coding of { $code } as contradicting (−)
step-mixed = marked a coding of { $code } as both at once (±)
step-neutral = marked a coding of { $code } as neutral (0)
step-no-polarity = took the polarity from a coding of { $code }
step-set-strength = marked a coding of { $code } as { $strength ->
    [1] weak (1)
    [2] clear (2)
   *[3] strong (3)
}
step-no-strength = took the strength from a coding of { $code }
step-star = starred a coding of { $code }
step-no-star = took the star from a coding of { $code }
step-recode-coding = recoded a passage as { $code }
step-resize-coding = changed the extent of a coding of { $code }
step-set-translation = wrote the translation of a quote
step-add-memo = wrote a memo
step-set-memo = edited a memo
step-delete-memo = deleted a memo
step-set-verdict = wrote the verdict on { $code }
step-delete-verdict = deleted a verdict
step-add-proposition = wrote the proposition { $key }
step-delete-proposition = deleted a proposition
step-link-evidence = linked evidence to a proposition
step-add-event = added an event
step-delete-event = deleted an event
step-add-question = added question { $number } of the guide
step-set-asked = noted what became of a question
step-delete-question = deleted a question of the guide
