//! Saturation: how many codes each further interview brings, and when too few
//! come (Guest, Namey & Chen 2020; Francis et al. 2010). Pure arithmetic over
//! sets of codes. It must not know what is a new code: the caller says.

use crate::model::display::Run;

/// Interviews before the stopping rule of Francis et al. can hold, and without
/// anything new in a row.
pub const FRANCIS: (usize, usize) = (10, 3);
/// Orders that are tried at random.
pub const ORDERS: usize = 1_000;
/// Always the same orders, so that a figure can be repeated.
pub const SEED: u64 = 20_200_505;

/// The codes of one interview, as bits by number.
pub type CodeSet = Vec<u64>;

/// A set of codes.
#[must_use]
pub fn code_set(size: usize, codes: impl Iterator<Item = usize>) -> CodeSet {
    let mut set = vec![0; size.div_ceil(64)];
    for code in codes.filter(|code| *code < size) {
        set[code / 64] |= 1 << (code % 64);
    }
    set
}

/// How many codes each interview brings that none before it had.
#[must_use]
pub fn new_codes<'a>(interviews: impl Iterator<Item = &'a CodeSet>) -> Vec<u32> {
    let mut known: CodeSet = Vec::new();
    interviews
        .map(|interview| {
            known.resize(known.len().max(interview.len()), 0);
            let mut new = 0;
            for (known, here) in known.iter_mut().zip(interview) {
                new += (here & !*known).count_ones();
                *known |= here;
            }
            new
        })
        .collect()
}

/// One run of interviews.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// Interviews before the run.
    pub before: usize,
    pub new: u32,
    /// New codes of the run to those of the base; `None` where the base has none.
    pub ratio: Option<f64>,
    pub is_reached: bool,
}

/// What Guest, Namey & Chen's rule says of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct Guest {
    /// Codes of the base; `None` with fewer interviews than the base has.
    pub base: Option<u32>,
    pub windows: Vec<Window>,
}

impl Guest {
    /// The run slides on by one interview at a time.
    #[must_use]
    pub fn of(new: &[u32], run: Run) -> Self {
        let Some(of_base) = new.get(..run.base) else {
            return Guest {
                base: None,
                windows: Vec::new(),
            };
        };
        let base: u32 = of_base.iter().sum();
        let rest = new.get(run.base..).unwrap_or_default();
        let windows = rest.windows(run.length.max(1)).zip(run.base..);
        let windows = windows.map(|(window, before)| {
            let new: u32 = window.iter().sum();
            Window {
                before,
                new,
                ratio: (base > 0).then(|| f64::from(new) / f64::from(base)),
                is_reached: base > 0
                    && u64::from(new) * 100 <= u64::from(base) * u64::from(run.threshold),
            }
        });
        Guest {
            base: Some(base),
            windows: windows.collect(),
        }
    }

    /// Interviews before the first run that brings no more than the threshold.
    #[must_use]
    pub fn reached(&self) -> Option<usize> {
        let found = self.windows.iter().find(|window| window.is_reached);
        found.map(|window| window.before)
    }
}

/// Interviews after which, the first ten done, three in a row bring nothing
/// new: those before the three. `None` where that has not come.
#[must_use]
pub fn francis(new: &[u32]) -> Option<usize> {
    let (least, stop) = FRANCIS;
    let windows = new.windows(stop).zip(0_usize..);
    let mut quiet = windows.filter(|(window, _)| window.iter().all(|new| *new == 0));
    quiet
        .find(|(_, before)| *before >= least)
        .map(|(_, before)| before)
}

/// What becomes of a series in other orders of the interviews.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shuffled {
    pub orders: usize,
    /// Orders in which saturation is reached.
    pub reached: usize,
    /// Interviews before the run, over these: mean, fewest and most.
    pub mean: Option<f64>,
    pub range: Option<(usize, usize)>,
    /// Codes known after each interview, over all orders: mean, fewest, most.
    pub cumulative: Vec<(f64, u32, u32)>,
}

/// The series in many orders, always the same ones; stops when `is_cancelled`.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "there are a thousand orders")]
pub fn shuffled(interviews: &[CodeSet], run: Run, is_cancelled: &dyn Fn() -> bool) -> Shuffled {
    let mut order: Vec<&CodeSet> = interviews.iter().collect();
    let mut random = Random(SEED);
    let mut result = Shuffled::default();
    let mut sums = vec![(0_u64, u32::MAX, 0_u32); interviews.len()];
    let mut befores = 0_usize;
    for _ in 0..ORDERS {
        if is_cancelled() {
            break;
        }
        for at in (1..order.len()).rev() {
            order.swap(at, random.below(at + 1));
        }
        let new = new_codes(order.iter().copied());
        let mut known = 0;
        for ((sum, fewest, most), new) in sums.iter_mut().zip(&new) {
            known += new;
            *sum += u64::from(known);
            *fewest = known.min(*fewest);
            *most = known.max(*most);
        }
        result.orders += 1;
        if let Some(before) = Guest::of(&new, run).reached() {
            result.reached += 1;
            befores += before;
            let (fewest, most) = result.range.unwrap_or((before, before));
            result.range = Some((fewest.min(before), most.max(before)));
        }
    }
    if result.reached > 0 {
        result.mean = Some(befores as f64 / result.reached as f64);
    }
    if result.orders > 0 {
        let orders = result.orders as f64;
        let mean = |(sum, fewest, most): (u64, u32, u32)| (sum as f64 / orders, fewest, most);
        result.cumulative = sums.into_iter().map(mean).collect();
    }
    result
}

/// SplitMix64: small, and the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `limit`; of 2^64 the little left over does no harm.
    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % (limit.max(1) as u64)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FOUR_TWO: Run = Run {
        base: 4,
        length: 2,
        threshold: 5,
    };

    #[test]
    fn the_published_example_comes_out_to_the_digit() {
        let guest = Guest::of(&[9, 4, 3, 2, 1, 0, 0], FOUR_TWO);
        assert_eq!(guest.base, Some(18));
        let ratios: Vec<f64> = guest
            .windows
            .iter()
            .filter_map(|window| window.ratio)
            .collect();
        assert_eq!(ratios.len(), 2);
        assert!((ratios[0] - 0.055_556).abs() < 1e-6);
        assert!(ratios[1].abs() < 1e-12);
        assert_eq!(guest.reached(), Some(5));
    }

    #[test]
    fn the_sample_studys_series_is_reached_at_five_percent_and_not_at_none() {
        let new = [11, 4, 3, 2, 1, 1, 0];
        let guest = Guest::of(&new, FOUR_TWO);
        assert_eq!(guest.base, Some(20));
        assert_eq!(guest.windows[0].ratio, Some(0.1));
        assert_eq!(guest.windows[1].ratio, Some(0.05));
        assert_eq!(guest.reached(), Some(5));
        let strict = Run {
            threshold: 0,
            ..FOUR_TWO
        };
        assert_eq!(Guest::of(&new, strict).reached(), None);
    }

    #[test]
    fn too_few_interviews_or_an_empty_base_reach_nothing() {
        assert_eq!(Guest::of(&[3, 1], FOUR_TWO).base, None);
        let empty = Guest::of(&[0; 9], FOUR_TWO);
        assert_eq!((empty.base, empty.reached()), (Some(0), None));
        assert_eq!(empty.windows[0].ratio, None);
        assert_eq!(Guest::of(&[5, 0, 0, 0, 0], FOUR_TWO).reached(), None);
    }

    #[test]
    fn francis_needs_ten_interviews_and_three_without_anything_new() {
        let mut new = vec![1; 10];
        new.extend([0, 0]);
        assert_eq!(francis(&new), None);
        new.push(0);
        assert_eq!(francis(&new), Some(10));
        let mut late = vec![1; 11];
        late.extend([0, 1, 0, 0, 0]);
        assert_eq!(francis(&late), Some(13));
        // Three quiet ones among the first ten do not count.
        assert_eq!(francis(&[5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]), None);
    }

    proptest! {
        #[test]
        fn every_code_is_new_once_in_any_order(
            drawn in prop::collection::vec(prop::collection::btree_set(0_usize..100, 0..12), 0..12)
        ) {
            let sets: Vec<CodeSet> =
                drawn.iter().map(|codes| code_set(100, codes.iter().copied())).collect();
            let all: std::collections::BTreeSet<_> = drawn.iter().flatten().collect();
            let mut known = std::collections::BTreeSet::new();
            for (new, codes) in new_codes(sets.iter()).iter().zip(&drawn) {
                let naive = codes.iter().filter(|code| known.insert(**code)).count();
                prop_assert_eq!(*new as usize, naive);
            }
            let other = shuffled(&sets, FOUR_TWO, &|| false);
            prop_assert_eq!(&other, &shuffled(&sets, FOUR_TWO, &|| false));
            if let Some((mean, fewest, most)) = other.cumulative.last() {
                prop_assert_eq!((*fewest as usize, *most as usize), (all.len(), all.len()));
                prop_assert!((mean - all.len() as f64).abs() < 1e-9);
            }
        }
    }
}
