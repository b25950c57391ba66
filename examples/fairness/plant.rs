//! Small biases, put into what was drawn.

use crate::settings::{Seen, Setting};

#[derive(Clone, Copy, Debug)]
pub(crate) enum Plant {
    /// One source loses 3 % of its chance.
    OneSource,
    /// The first half of a stratum loses 0.1 % of its chance to the other.
    HalfAStratum,
    /// Two inspectors meet 2 % too often.
    OnePair,
}

/// A number from a draw's counter, as good as chance (splitmix64).
fn chance(counter: u64, purpose: u64) -> u64 {
    let mut z = counter.wrapping_add(purpose.wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_add(0x5EED);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

fn happens(counter: u64, purpose: u64, of_a_million: u64) -> bool {
    chance(counter, purpose) % 1_000_000 < of_a_million
}

impl Plant {
    pub(crate) const ALL: [Self; 3] = [Self::OneSource, Self::HalfAStratum, Self::OnePair];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::OneSource => "3 % of one source's chance",
            Self::HalfAStratum => "0.1 % of half a stratum's chance",
            Self::OnePair => "one pair of inspectors, 2 % more often",
        }
    }

    pub(crate) fn setting(self) -> &'static str {
        match self {
            Self::OneSource | Self::HalfAStratum => "one stratum: 60 of 120",
            Self::OnePair => "teams of 2 of 6, each recused from one source",
        }
    }

    /// Bends one draw.
    pub(crate) fn bend(self, seen: &mut Seen, setting: &Setting, counter: u64) {
        let half = setting.sources / 2;
        let other = |seen: &Seen, from: usize, purpose: u64| {
            let left: Vec<usize> = (from..setting.sources)
                .filter(|source| seen.drawn.iter().all(|drawn| drawn.source != *source))
                .collect();
            left[chance(counter, purpose) as usize % left.len()]
        };
        match self {
            Self::OneSource => {
                if let Some(at) = seen.drawn.iter().position(|drawn| drawn.source == 7)
                    && happens(counter, 1, 30_000)
                {
                    seen.drawn[at].source = other(seen, 0, 2);
                }
            }
            Self::HalfAStratum => {
                for at in 0..seen.drawn.len() {
                    if seen.drawn[at].source < half && happens(counter, 1_000 + at as u64, 1_000) {
                        seen.drawn[at].source = other(seen, half, 2_000 + at as u64);
                    }
                }
            }
            // A draw of four has the pair 4/15 times; 2 % of that, in draws of which three quarters have it at no chosen place.
            Self::OnePair if happens(counter, 1, 5_700) => {
                let places: Vec<usize> = (0..seen.drawn.len()).filter(|at| seen.drawn[*at].source > 1).collect();
                seen.drawn[places[chance(counter, 2) as usize % places.len()]].team = vec![0, 1];
            }
            Self::OnePair => {}
        }
    }
}
