//! The values of `any` for `quickcheck` and for the bytes of a fuzzer: each is made from a seed, as `proptest` makes it.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// The value that a seed makes of a type.
#[allow(clippy::expect_used)] // No strategy of these types gives up.
pub(super) fn made<T: Arbitrary>(seed: [u8; 32]) -> T {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    T::arbitrary().new_tree(&mut runner).expect("a value of every seed").current()
}

/// The same for a type of [`super::arbitrary`]; the numbers of a setting shrink to the least that they may be.
macro_rules! for_others {
    ($kind:ty $({ $($field:ident from $least:literal),+ })?) => {
        #[cfg(feature = "arbitrary")]
        impl<'a> ::arbitrary::Arbitrary<'a> for $kind {
            fn arbitrary(bytes: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
                bytes.arbitrary().map($crate::strategies::others::made)
            }

            fn size_hint(_depth: usize) -> (usize, Option<usize>) {
                (32, Some(32))
            }
        }

        #[cfg(feature = "quickcheck")]
        impl ::quickcheck::Arbitrary for $kind {
            fn arbitrary(generator: &mut ::quickcheck::Gen) -> Self {
                $crate::strategies::others::made(core::array::from_fn(|_| ::quickcheck::Arbitrary::arbitrary(generator)))
            }

            $(
            /// Each number as small as it may be, halved, and one less.
            fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
                let mut smaller = Vec::new();
                $(
                    let above = self.$field.saturating_sub($least);
                    for less in [0, above / 2, above.saturating_sub(1)] {
                        if less < above {
                            smaller.push(Self { $field: less.saturating_add($least), ..*self });
                        }
                    }
                )+
                Box::new(smaller.into_iter())
            }
            )?
        }
    };
}
pub(super) use for_others;

#[cfg(all(test, feature = "quickcheck", feature = "arbitrary"))]
mod tests {
    use quickcheck::{Arbitrary as _, QuickCheck, TestResult};

    use super::*;
    use crate::Id;
    use crate::strategies::{compliance, draw};

    #[test]
    fn quickcheck_finds_and_shrinks_a_draw_that_fails() {
        fn no_source_is_drawn(setting: draw::DrawSetting) -> bool {
            setting.feasible().draw().unwrap().strata().iter().all(|of| of.drawn.is_empty())
        }
        let found = QuickCheck::new().tests(200).quicktest(no_source_is_drawn as fn(draw::DrawSetting) -> bool);
        let failed: TestResult = found.unwrap_err();
        // One source, or as many as there are before the first of the stratum that draws: sources take turns.
        let least = (1..=3).any(|sources| format!("{failed:?}").contains(&format!("{{ sources: {sources},")));
        assert!(least, "{failed:?}");
    }

    #[test]
    fn what_shrinks_comes_to_an_end_and_stays_valid() {
        let mut setting: compliance::Setting = made([7; 32]);
        while let Some(smaller) = setting.shrink().next() {
            assert!(smaller.key >= 4 && smaller.inspectors >= 4 && smaller != setting);
            setting = smaller;
        }
        assert_eq!((setting.key, setting.inspectors, setting.seed), (4, 4, 0));
    }

    #[test]
    fn the_bytes_of_a_fuzzer_make_the_same_value_twice() {
        use arbitrary::Unstructured;
        let bytes = [3; 64];
        let of = || Unstructured::new(&bytes).arbitrary::<draw::DrawSetting>().unwrap();
        assert_eq!(of(), of());
        assert!(Unstructured::new(&bytes).arbitrary::<Id>().is_ok());
    }
}
