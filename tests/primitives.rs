//! HMAC and HKDF as the draw uses them, against the `hmac` crate keyed as RFC 2104 says and against the RFCs' values.
//!
//! Values that no order can reach (other labels, other keys) are tested beside the code, in `src/draw/hash.rs`; those of
//! ChaCha20 in `src/draw/teams/words.rs`.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use shuangsuiji::draw::{Digest, Hash, Key, Order, Value};
use sm3::Sm3;

const OUTSIDE: &str = include_str!("vectors/outside/hmac-hkdf-sha256.json");

fn sha256(key: &[u8], message: &[u8]) -> Digest {
    Digest(Hmac::<Sha256>::new_from_slice(key).unwrap().chain_update(message).finalize().into_bytes().into())
}

fn sm3(key: &[u8], message: &[u8]) -> Digest {
    Digest(Hmac::<Sm3>::new_from_slice(key).unwrap().chain_update(message).finalize().into_bytes().into())
}

fn bytes(hex: &serde_json::Value) -> Vec<u8> {
    let hex = hex.as_str().unwrap();
    if hex.is_empty() { Vec::new() } else { Value::from_hex(hex).unwrap().bytes().to_vec() }
}

#[test]
fn the_hmac_crate_is_that_of_rfc_4231() {
    let outside: serde_json::Value = serde_json::from_str(OUTSIDE).unwrap();
    for case in outside["hmac"].as_array().unwrap() {
        assert_eq!(sha256(&bytes(&case["key"]), &bytes(&case["msg"])).0.to_vec(), bytes(&case["mac"]), "{case}");
    }
}

#[test]
fn the_hmac_crate_makes_the_hkdf_of_rfc_5869() {
    let outside: serde_json::Value = serde_json::from_str(OUTSIDE).unwrap();
    for case in outside["hkdf"].as_array().unwrap() {
        let prk = sha256(&bytes(&case["salt"]), &bytes(&case["ikm"]));
        assert_eq!(prk.0.to_vec(), bytes(&case["prk"]), "{case}");
        let first = sha256(&prk.0, &[&bytes(&case["info"])[..], &[1]].concat());
        assert!(bytes(&case["okm"]).starts_with(&first.0), "{case}");
    }
}

#[test]
fn a_ticket_and_the_team_key_are_one_block_of_hkdf_expand() {
    let long = "长".repeat(21);
    for counter in 0..20_u32 {
        let prk = Hash::Sha256.digest(&[&counter.to_be_bytes()]);
        let (of_sha256, of_sm3) = (Key::from_prk(Hash::Sha256, prk), Key::from_prk(Hash::Sm3, prk));
        for id in ["a", "914403001922038216", "企业-561351", &long] {
            let info = [b"source ", id.as_bytes(), &[1]].concat();
            assert_eq!(of_sha256.ticket(id), sha256(&prk.0, &info));
            assert_eq!(of_sm3.ticket(id), sm3(&prk.0, &info));
        }
        assert_eq!(of_sha256.team_key(), sha256(&prk.0, b"teams\x01"));
        assert_eq!(of_sm3.team_key(), sm3(&prk.0, b"teams\x01"));
    }
}

#[test]
fn the_prk_is_hkdf_extract_of_the_order_digest_and_the_reveal() {
    for vector in [include_str!("vectors/many.json"), include_str!("vectors/sm3.json")] {
        let vector: serde_json::Value = serde_json::from_str(vector).unwrap();
        let expected = &vector["expected"];
        let order = Order::parse(expected["order"].as_str().unwrap()).unwrap();
        let reveal = expected["transcript"].as_str().unwrap().split_inclusive('\n');
        let reveal: String = reveal.filter(|line| line.starts_with("reveal ")).collect();
        let extract = if order.terms().hash == Hash::Sm3 { sm3 } else { sha256 };
        let prk = extract(&order.digest().0, reveal.as_bytes());
        assert_eq!(prk.to_string(), expected["prk"].as_str().unwrap());
    }
}
