//! The whole draw beside its floor and beside what does not prove anything: `cargo bench --bench draw`.
//!
//! 5 % of the sources are drawn in pairs. The lists are built beforehand. `teams_and_all` draws every source, so that
//! teams weigh most: subtract `floor` of as many sources for what the teams alone cost.

#![allow(missing_docs, reason = "a program")]

mod scene;

use divan::Bencher;
use scene::Scene;
use shuangsuiji::Tier;
use shuangsuiji::compliance::YearFile;
use shuangsuiji::draw::Draw;
use shuangsuiji::strategies::compliance::Setting;
use shuangsuiji::strategies::draw::DrawSetting;

fn main() {
    divan::main();
}

const SOURCES: [u32; 2] = [10_000, 1_000_000];

fn scene(sources: u32) -> Scene {
    Scene::new(sources, sources / 20, if sources < 100_000 { 500 } else { 5_000 })
}

#[divan::bench(args = SOURCES)]
fn whole_draw(bencher: Bencher<'_, '_>, sources: u32) {
    let scene = scene(sources);
    bencher.with_inputs(|| scene.lists.clone()).bench_local_values(|lists| scene.draw(lists));
}

#[divan::bench(args = SOURCES)]
fn floor(bencher: Bencher<'_, '_>, sources: u32) {
    let scene = scene(sources);
    bencher.bench_local(|| scene.floor());
}

#[divan::bench(args = SOURCES)]
fn rand_index_sample(sources: u32) -> usize {
    scene::sample(sources, sources / 20)
}

#[divan::bench(args = SOURCES)]
fn sort_by_random_key(sources: u32) -> u32 {
    scene::sort_by_random_key(sources, sources / 20)
}

#[divan::bench(args = [(5_000, 500), (50_000, 5_000)])]
fn teams_and_all(bencher: Bencher<'_, '_>, (sources, inspectors): (u32, u32)) {
    let scene = Scene::new(sources, sources, inspectors);
    bencher.with_inputs(|| scene.lists.clone()).bench_local_values(|lists| scene.draw(lists));
}

/// What a case of a property costs: a draw over 50 sources, to be under 1 ms.
#[divan::bench]
fn generated_draw() -> Option<Draw> {
    let setting = DrawSetting { sources: 50, inspectors: 9, quotas: [Some(5); 3], seed: 1, ..DrawSetting::plain() };
    setting.draw().ok()
}

/// A year on file over some 60 sources, to be under 10 ms.
#[divan::bench]
fn generated_year() -> Option<YearFile> {
    let year = "2024".parse().ok()?;
    let tier = Tier::County;
    Setting {
        year,
        tier,
        key: 15,
        inspectors: 4,
        mishap: Some(2),
        changes: false,
        rulebook: Default::default(),
        seed: 1,
    }
    .year(None)
}
