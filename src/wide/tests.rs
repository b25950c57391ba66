//! Lane against lane with the hash crates.

use proptest::prelude::*;
use sha2::{Digest as _, Sha256};
use sm3::Sm3;

use super::{Batch, Function, Kernel, Pairs};

fn crates(function: Function, message: &[u8]) -> [u8; 32] {
    match function {
        Function::Sha256 => Sha256::digest(message).into(),
        Function::Sm3 => Sm3::digest(message).into(),
    }
}

fn crates_keyed(function: Function, key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    // RFC 2104 written out.
    let pad = |byte: u8| -> Vec<u8> { (0..64).map(|at| byte ^ key.get(at).copied().unwrap_or(0)).collect() };
    let inner = crates(function, &[&pad(0x36), message].concat());
    crates(function, &[&pad(0x5c)[..], &inner].concat())
}

fn kernels() -> Vec<(Function, Kernel)> {
    let of = |function| Kernel::all(function).map(move |kernel| (function, kernel));
    [Function::Sha256, Function::Sm3].into_iter().flat_map(of).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn each_lane_is_what_the_crates_say(
        messages in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..330), 0..60),
        split in 0_usize..330,
        key: [u8; 32],
    ) {
        for (function, kernel) in kernels() {
            let (mut plain, mut keyed) = (Batch::new(kernel), Batch::keyed(kernel, &key));
            // Twice, since a batch is used again.
            for round in 0..2 {
                for message in &messages {
                    let (head, tail) = message.split_at(split.min(message.len()));
                    plain.push([head, tail]);
                    keyed.push([message]);
                }
                let expected: Vec<_> = messages.iter().map(|message| crates(function, message)).collect();
                prop_assert_eq!(plain.digests(), &expected[..], "{:?} {}", kernel, round);
                let expected: Vec<_> = messages.iter().map(|message| crates_keyed(function, &key, message)).collect();
                prop_assert_eq!(keyed.digests(), &expected[..], "{:?} {}", kernel, round);
            }
        }
    }

    #[test]
    fn a_pair_is_the_hash_of_its_65_bytes(digests in proptest::collection::vec(any::<[u8; 32]>(), 0..40), first: u8) {
        for (function, kernel) in kernels() {
            let (pairs, mut found) = (digests.as_chunks::<2>().0, Vec::new());
            Pairs::after(kernel, first).hash(pairs.iter().map(|[left, right]| [left, right]), |digest| found.push(digest));
            let hash = |[left, right]: &[[u8; 32]; 2]| crates(function, &[&[first][..], left, right].concat());
            prop_assert_eq!(found, pairs.iter().map(hash).collect::<Vec<_>>());
        }
    }
}

#[test]
fn every_length_up_to_six_blocks_alone_and_among_others() {
    for (function, kernel) in kernels() {
        let messages: Vec<Vec<u8>> =
            (0..=384).map(|length| (0..length).map(|at| (at * 7 + length) as u8).collect()).collect();
        let mut all = Batch::new(kernel);
        for message in &messages {
            let mut alone = Batch::new(kernel);
            alone.push([message]);
            assert_eq!(alone.digests(), [crates(function, message)], "{kernel:?} {}", message.len());
            all.push([message]);
        }
        assert_eq!(all.len(), messages.len());
        assert_eq!(all.digests(), messages.iter().map(|message| crates(function, message)).collect::<Vec<_>>());
        assert_eq!((all.len(), all.digests().len()), (0, 0));
    }
}

#[test]
#[cfg(all(feature = "wide", target_arch = "x86_64"))]
fn a_kernel_is_taken_where_there_is_one() {
    let avx2 = std::arch::is_x86_feature_detected!("avx2");
    assert_eq!(Kernel::of(Function::Sm3).is_some(), avx2);
    assert_eq!(Kernel::of(Function::Sha256).is_some(), avx2 || std::arch::is_x86_feature_detected!("sha"));
}

#[test]
#[cfg(not(feature = "wide"))]
fn without_the_feature_there_is_none() {
    assert_eq!(kernels(), []);
}
