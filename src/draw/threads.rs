//! Parts of a draw that do not depend on each other: on the caller's threads with the feature `parallel`, else one after the other.
//!
//! What is made of a list does not depend on how it was split: roots are joined as RFC 9162 splits them, and the smallest tickets
//! of all parts are the smallest of the whole.

/// Below so many rows of a part, handing it to another thread costs more than it gains: a power of two, so that a part's leaves
/// are those of one subtree.
pub(super) const PART: u32 = if cfg!(test) { 64 } else { 1 << 14 };

/// How many threads there are to hand parts to.
pub(super) fn count() -> usize {
    #[cfg(feature = "parallel")]
    {
        rayon::current_num_threads()
    }
    #[cfg(not(feature = "parallel"))]
    {
        1
    }
}

/// What is made of each part, in the order of the parts.
pub(super) fn of_each<P: Send, M: Send>(parts: Vec<P>, make: impl Fn(P) -> M + Sync) -> Vec<M> {
    #[cfg(feature = "parallel")]
    if parts.len() > 1 {
        use rayon::prelude::*;
        return parts.into_par_iter().map(&make).collect();
    }
    parts.into_iter().map(make).collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::Token;
    use crate::draw::{
        Candidate, Committed, Contribution, Coverage, Hash, List, Lists, Order, Reveal, SaltKey, SourceList, Value,
        merkle,
    };

    /// Sources that fill more than nine parts, a stratum of them no more than a few rows of each.
    fn lists() -> Lists {
        let mut text = String::new();
        for at in 0..PART * 9 + 17 {
            let stratum = if at % 30 == 5 { "rare" } else { "general" };
            let status = ["-", "exempt", "excluded", "-"][at as usize % 4];
            let _ = writeln!(text, "9115010{at:06}\t{stratum}\t150102\t{}\t{status}", at % 5);
        }
        Lists { sources: SourceList::parse(&text).unwrap(), ..Lists::default() }
    }

    fn order(hash: Hash, coverage: Coverage) -> Order {
        let coverage = if coverage == Coverage::Independent { "independent" } else { "uninspected-first" };
        let none = "0".repeat(64);
        let text = format!(
            "shuangsuiji-order 1\nhash {}\nrules test\nagency test 150100 prefecture\nperiod 2027-Q1\nround 1\nprevious -\n\
             sources 0 {none}\ninspectors 0 {none}\nrecusals 0 {none}\ncap 2\ncoverage {coverage}\nteam 2\nmax-load -\n\
             stratum general 90\nstratum rare 3\nentropy lottery public 3D 2026249\n",
            hash.as_str()
        );
        Order::parse(&text).unwrap()
    }

    #[test]
    fn a_list_in_parts_has_the_root_and_the_ranking_of_the_whole() {
        let key = SaltKey::new(*b"32 bytes of the host's generator").unwrap();
        let lists = lists();
        let lines: Vec<String> = lists.text(List::Sources).lines().map(str::to_owned).collect();
        for (hash, coverage) in [(Hash::Sha256, Coverage::Independent), (Hash::Sm3, Coverage::UninspectedFirst)] {
            let terms = order(hash, coverage).terms().clone();
            let plain = Committed::new(terms.clone(), lists.clone()).unwrap();
            let leaves = lines.iter().map(|line| merkle::leaf(hash, line.as_bytes())).collect();
            assert_eq!(plain.order().commitment(List::Sources).root, merkle::Tree::new(hash, leaves).root());

            let salted = Committed::salted(terms, lists.clone(), key.clone()).unwrap();
            let salts = salted.salts().unwrap();
            let leaf =
                |(row, line): (u32, &String)| merkle::salted_leaf(hash, &salts.of(List::Sources, row), line.as_bytes());
            let leaves = (0..).zip(&lines).map(leaf).collect();
            assert_eq!(salted.order().commitment(List::Sources).root, merkle::Tree::new(hash, leaves).root());

            let value = Value::new("4 0 7").unwrap();
            let reveal = Reveal(vec![Contribution { label: "lottery".parse().unwrap(), value }]);
            let revealed = plain.reveal(reveal).unwrap();
            for stratum in ["general", "rare", "absent"] {
                let stratum: Token = stratum.parse().unwrap();
                let candidate = |row| revealed.candidate(&stratum, row);
                let mut all: Vec<Candidate> = (0..lists.sources.len()).filter_map(candidate).collect();
                all.sort_unstable();
                for count in [0, 1, 90, u32::MAX] {
                    let first = all.iter().take(count as usize).copied().collect::<Vec<_>>();
                    assert_eq!(revealed.ranking(&stratum, count), first, "{stratum} {count}");
                }
            }
        }
    }

    #[test]
    fn what_is_made_comes_in_the_order_of_the_parts() {
        assert_eq!(
            of_each((0..100).collect(), |part: u32| part * 2),
            (0..100).map(|part| part * 2).collect::<Vec<_>>()
        );
        assert!(count() >= 1);
    }
}
