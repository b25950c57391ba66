//! What the benches draw from, and what they are measured against.

use std::hint::black_box;

use hmac::{Hmac, KeyInit, Mac};
use rand::SeedableRng;
use rand_chacha::ChaCha20Rng;
use sha2::{Digest, Sha256};
use shuangsuiji::Id;
use shuangsuiji::draw::{
    Committed, Contribution, InspectorEntry, InspectorList, InspectorStatus, List, Lists, Order, RecusalEntry,
    RecusalList, Reveal, SourceLine, SourceList, SourceStatus, Terms, Value,
};

/// Lists, terms and contributions of a draw.
pub(crate) struct Scene {
    pub(crate) terms: Terms,
    pub(crate) lists: Lists,
    pub(crate) reveal: Reveal,
    /// What is hashed for each source, for the floor.
    leaves: Vec<String>,
    tickets: Vec<String>,
}

fn id(text: &str) -> Id {
    text.parse().expect("an id")
}

impl Scene {
    /// `quota` of `sources` with ids of 18 characters, in pairs of inspectors, one inspector in ten recused from one
    /// source.
    pub(crate) fn new(sources: u32, quota: u32, inspectors: u32) -> Self {
        let ids: Vec<String> = (0..sources).map(|n| format!("91150100{n:010}")).collect();
        let inspector = |n: u32| format!("15010000-{n:05}");
        let stratum = "general".parse().expect("a token");
        let division = "150102".parse().expect("a division");
        let line = |id| SourceLine { id, stratum: &stratum, division, inspections: 0, status: SourceStatus::Open };
        let recusals = (0..inspectors)
            .step_by(10)
            .map(|n| RecusalEntry { inspector: id(&inspector(n)), source: id(&ids[n as usize * 7 % ids.len()]) });
        let entry = |n| InspectorEntry { id: id(&inspector(n)), division, status: InspectorStatus::Available };
        let lists = Lists {
            sources: SourceList::from_lines(ids.iter().map(|id| line(id))).expect("sources"),
            inspectors: InspectorList::new((0..inspectors).map(entry)).expect("inspectors"),
            recusals: RecusalList::new(recusals).expect("recusals"),
        };
        let order = format!(
            "shuangsuiji-order 1\nhash sha256\nrules bench\nagency bench 150100 prefecture\nperiod 2027-Q1\nround 1\n\
             previous -\nsources 0 {0}\ninspectors 0 {0}\nrecusals 0 {0}\ncap 2\ncoverage independent\nteam 2\n\
             max-load -\nstratum general {quota}\nentropy lottery public 3D 2026249\n",
            "0".repeat(64)
        );
        let value = Value::new("4 0 7").expect("a value");
        Self {
            terms: Order::parse(&order).expect("an order").terms().clone(),
            leaves: lists.text(List::Sources).lines().map(|line| format!("\0{line}")).collect(),
            tickets: ids.iter().map(|id| format!("source {id}\u{1}")).collect(),
            lists,
            reveal: Reveal(vec![Contribution { label: "lottery".parse().expect("a token"), value }]),
        }
    }

    /// The whole draw: commitments, order, key, tickets, drawn sources, teams, transcript text and digest.
    pub(crate) fn draw(&self, lists: Lists) -> usize {
        let committed = Committed::new(self.terms.clone(), lists).expect("terms");
        let draw = committed.reveal(self.reveal.clone()).expect("the reveal").draw().expect("teams");
        let text = draw.transcript().to_string();
        black_box(Sha256::digest(&text));
        text.len()
    }

    /// The same hashing and nothing else: a leaf, a node and a ticket a source, each over one run of bytes that lies
    /// ready.
    pub(crate) fn floor(&self) -> u8 {
        let keyed = Hmac::<Sha256>::new_from_slice(&[7; 32]).expect("any key");
        let mut node = [1; 65];
        for (leaf, ticket) in self.leaves.iter().zip(&self.tickets) {
            node[1..33].copy_from_slice(&Sha256::digest(leaf));
            let hashed = Sha256::digest(node);
            node[33..].copy_from_slice(&hashed);
            black_box(keyed.clone().chain_update(ticket).finalize().into_bytes());
        }
        black_box(node)[64]
    }
}

/// What a leaf, a node and a ticket of each source cost where they are but compressions, of blocks that lie ready: one, two and
/// two.
pub(crate) fn five_compressions(sources: u32) -> u32 {
    let (blocks, mut state) = ([[7; 64]; 5], [0; 8]);
    for _ in 0..sources {
        sha2::block_api::compress256(&mut state, black_box(&blocks));
    }
    black_box(state)[0]
}

fn generator() -> ChaCha20Rng {
    ChaCha20Rng::from_seed([7; 32])
}

/// What a program without proof would do: `rand`'s sample.
pub(crate) fn sample(sources: u32, quota: u32) -> usize {
    rand::seq::index::sample(&mut generator(), sources as usize, quota as usize).into_iter().sum()
}

/// Another: sort all by a random number and take the first.
pub(crate) fn sort_by_random_key(sources: u32, quota: u32) -> u32 {
    use rand::Rng;
    let mut generator = generator();
    let mut keyed: Vec<(u64, u32)> = (0..sources).map(|row| (generator.next_u64(), row)).collect();
    keyed.sort_unstable();
    keyed.iter().take(quota as usize).fold(0, |sum, (_, row)| sum ^ row)
}
