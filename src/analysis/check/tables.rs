//! Number tables in documents whose last row is a total: whether it is the sum
//! of the rows above. It must not guess at tables it cannot read.

/// A total that is not the sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadTotal {
    /// The heading of the column.
    pub column: String,
    /// As it is printed.
    pub total: String,
    /// What the rows add up to.
    pub sum: String,
}

/// Words that begin a row of totals, folded.
const TOTALS: &[&str] = &["total", "jumlah", "sum", "jumlah total", "grand total"];

/// Every wrong total in a text whose tables have a row a line, with `|` or tabs
/// between the cells.
#[must_use]
pub fn wrong_totals(text: &str) -> Vec<BadTotal> {
    let mut found = Vec::new();
    let mut table: Vec<Vec<&str>> = Vec::new();
    for line in text.lines().chain([""]) {
        match cells(line) {
            Some(row) if is_rule(&row) => {}
            Some(row) => {
                let is_total = is_total(&row);
                table.push(row);
                if is_total {
                    check(&table, &mut found);
                    table.clear();
                }
            }
            None => table.clear(),
        }
    }
    found
}

fn cells(line: &str) -> Option<Vec<&str>> {
    let separator = ['|', '\t'].into_iter().find(|sign| line.contains(*sign))?;
    let inner = line.trim_matches(|sign: char| sign == ' ' || sign == '|');
    Some(inner.split(separator).map(str::trim).collect())
}

/// The line below the heads of a Markdown table.
fn is_rule(row: &[&str]) -> bool {
    row.iter()
        .all(|cell| !cell.is_empty() && cell.chars().all(|sign| matches!(sign, '-' | ':' | ' ')))
}

fn is_total(row: &[&str]) -> bool {
    let first = row.iter().find(|cell| !cell.is_empty());
    first.is_some_and(|first| {
        let first = first.trim_matches(|sign: char| !sign.is_alphanumeric());
        TOTALS.contains(&first.to_lowercase().as_str())
    })
}

/// Holds each column of the last row against the rows between it and the head.
fn check(table: &[Vec<&str>], found: &mut Vec<BadTotal>) {
    let [head, rows @ .., last] = table else {
        return;
    };
    if rows.len() < 2 {
        return;
    }
    for (at, total) in last.iter().enumerate().skip(1) {
        let Some(printed) = number(total) else {
            continue;
        };
        let column: Option<Vec<Number>> = rows
            .iter()
            .map(|row| number(row.get(at).copied().unwrap_or_default()))
            .collect();
        // A cell that is no plain number makes the column one not to be added up.
        let Some(column) = column else { continue };
        let places = column.iter().map(|number| number.places).max().unwrap_or(0);
        let places = places.max(printed.places);
        let sum: Option<i128> = column.iter().try_fold(0_i128, |sum, number| {
            sum.checked_add(number.scaled(places)?)
        });
        let (Some(sum), Some(wanted)) = (sum, printed.scaled(places)) else {
            continue;
        };
        if sum != wanted {
            found.push(BadTotal {
                column: head.get(at).copied().unwrap_or_default().to_owned(),
                total: (*total).to_owned(),
                sum: written(sum, places),
            });
        }
    }
}

/// A decimal number: all its digits, and how many of them stand after the comma.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Number {
    digits: i128,
    places: u32,
}

impl Number {
    fn scaled(self, places: u32) -> Option<i128> {
        let factor = 10_i128.checked_pow(places.checked_sub(self.places)?)?;
        self.digits.checked_mul(factor)
    }
}

fn written(digits: i128, places: u32) -> String {
    if places == 0 {
        return digits.to_string();
    }
    let sign = if digits < 0 { "-" } else { "" };
    let width = places as usize + 1;
    let all = format!("{:0>width$}", digits.unsigned_abs());
    let (whole, rest) = all.split_at(all.len() - places as usize);
    format!("{sign}{whole},{rest}")
}

/// `1.512`, `1,512` and `1512` are the same number; `62,5` and `62.5` have one
/// place. Anything else but digits is no number, and a share of a hundred is
/// none to be added up.
fn number(cell: &str) -> Option<Number> {
    let cell = cell.trim();
    let (sign, body) = match cell.strip_prefix(['-', '−']) {
        Some(body) => (-1, body),
        None => (1, cell),
    };
    if !body.starts_with(|digit: char| digit.is_ascii_digit()) {
        return None;
    }
    if !body
        .chars()
        .all(|digit| digit.is_ascii_digit() || matches!(digit, '.' | ','))
    {
        return None;
    }
    let parts: Vec<&str> = body.split(['.', ',']).collect();
    let last = parts.last().filter(|_| parts.len() > 1);
    // Three digits after a mark are thousands, as tables of counts have them.
    let is_fraction = last.is_some_and(|last| last.len() != 3);
    let digits: String = parts.concat();
    let digits: i128 = digits.parse().ok()?;
    let places = match last {
        Some(last) if is_fraction => u32::try_from(last.len()).ok()?,
        _ => 0,
    };
    Some(Number {
        digits: sign * digits,
        places,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_total_that_is_not_the_sum_is_named_with_what_it_should_be() {
        let text =
            "Kecamatan | Usaha | Nilai\nA | 1.000 | 10,5\nB | 514 | 1\nJumlah | 1.512 | 11,5\n";
        let wrong = BadTotal {
            column: "Usaha".into(),
            total: "1.512".into(),
            sum: "1514".into(),
        };
        assert_eq!(wrong_totals(text), [wrong]);
    }

    #[test]
    fn what_cannot_be_added_up_is_left_alone() {
        for text in [
            "A | B\nx | 100 %\ny | 50 %\nTotal | 100 %\n",
            "A | B\nx | 3\nTotal | 4\n",
            "Total 5, 3 and 4",
            "| A | B |\n|---|---|\n| x | 1 |\n| y | 2 |\n| **Total** | 3 |\n",
            "A\tB\nx\t99999999999999999999999999999999999999999\ny\t1\nTotal\t1",
            "|||\n|||\nTotal|||",
        ] {
            assert_eq!(wrong_totals(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "[0-9.,|\\t \\n-]{0,60}(Total|Jumlah)?[0-9.,|\\t \\n]{0,30}") {
            prop_assert!(wrong_totals(&text).len() <= text.len());
        }
    }
}
