//! The name a person most likely meant. It must not know what is named.

/// The candidate closest to what was typed, if any is close enough to be worth
/// saying: at most one change in three characters.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed: Vec<char> = typed.to_lowercase().chars().take(64).collect();
    candidates
        .into_iter()
        .map(|candidate| {
            let folded: Vec<char> = candidate.to_lowercase().chars().take(64).collect();
            let limit = 1.max(typed.len().max(folded.len()) / 3);
            (distance(&typed, &folded), limit, candidate)
        })
        .filter(|(distance, limit, _)| distance <= limit)
        .min_by_key(|(distance, _, _)| *distance)
        .map(|(_, _, candidate)| candidate)
}

/// Insertions, deletions, replacements and swaps of neighbours.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y))
                .min(last[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_nonsense_finds_none() {
        let verbs = ["quotes", "coding", "code", "undo"];
        assert_eq!(nearest("qoutes", verbs), Some("quotes"));
        assert_eq!(nearest("codng", verbs), Some("coding"));
        assert_eq!(nearest("AG.TV", ["AG.TB", "AG.SHU"]), Some("AG.TB"));
        assert_eq!(nearest("xylophone", verbs), None);
        assert_eq!(nearest("", verbs), None);
    }
}
