//! What a registry costs, by a counting allocator: at most 64 bytes per source for what a draw reads, and 31 in fact.
#![allow(unsafe_code, reason = "GlobalAlloc, by which alone heap bytes can be counted, is an unsafe trait")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use shuangsuiji::registry::{RawSource, Registry, RegistryBuilder};

thread_local! {
    /// Bytes live, allocated by this thread: the test harness allocates in its own. Without a destructor and with a
    /// constant beginning, reading it never allocates.
    static LIVE: Cell<usize> = const { Cell::new(0) };
}

struct Counting;

// SAFETY: every call goes to the system allocator unchanged; the counter touches no memory that it hands out.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        LIVE.set(LIVE.get().wrapping_add(layout.size()));
        // SAFETY: as the caller promised.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        LIVE.set(LIVE.get().wrapping_sub(layout.size()));
        // SAFETY: as the caller promised.
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn build(size: usize, name: &str) -> Registry {
    let mut builder = RegistryBuilder::new();
    let mut id = String::with_capacity(18);
    for number in 0..size {
        use std::fmt::Write;
        id.clear();
        // Descending, so that sorting has everything to do.
        write!(id, "91150100{:010}", size - number).unwrap();
        builder.push(&RawSource {
            id: &id,
            name,
            credit_code: None,
            legal_representative: Some("王某"),
            phone: None,
            division: "150102",
            stratum: ["key", "general", "project"][number % 3],
            state: "active",
        });
    }
    builder.finish().unwrap()
}

#[test]
fn what_a_draw_reads_costs_31_bytes_per_source_and_nothing_is_hidden() {
    for size in [0, 1, 257, 65_537, 1_000_000] {
        let before = LIVE.get();
        let registry = build(size, "示例企业");
        let held = LIVE.get() - before;
        let memory = registry.memory();

        // 18 of the id, 4 of its offset, 4 of the division, 4 of the stratum, 1 of the state; one offset more at the end.
        assert_eq!(memory.drawn, 31 * size + 4);
        assert!(memory.drawn <= 64 * size.max(1));
        // 18 of the credit code, three offsets, and the texts: 12 bytes of name, 6 of representative.
        assert_eq!(memory.told, (18 + 12 + 12 + 6) * size + 12);
        // Beside both there is only the table of strata: three tokens and their texts, kept by the doubling vector.
        assert!(held >= memory.drawn + memory.told, "{held}");
        assert!(held - memory.drawn - memory.told <= 256, "{held}");

        assert_eq!(registry.len() as usize, size);
        assert_eq!(registry.within("150100".parse().unwrap()).count(), size);
    }
    let short = build(10_000, "示").memory();
    let long = build(10_000, &"示".repeat(80)).memory();
    assert_eq!(short.drawn, long.drawn, "names cost a draw nothing");
    assert_eq!(long.told - short.told, 10_000 * 79 * 3);
}
