//! The system's allocator, counting the bytes that are held and the most that were.

#![allow(unsafe_code, reason = "the trait asks for it; every call is passed on as it came")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

fn grown(by: usize) {
    let held = HELD.fetch_add(by, Relaxed).wrapping_add(by);
    MOST.fetch_max(held, Relaxed);
}

// SAFETY: the system's allocator does everything; only sizes are added up beside it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grown(layout.size());
        // SAFETY: as this call.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as this call.
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if size > layout.size() {
            grown(size - layout.size());
        } else {
            HELD.fetch_sub(layout.size() - size, Relaxed);
        }
        // SAFETY: as this call.
        unsafe { System.realloc(place, layout, size) }
    }
}

/// What a call gives, how many bytes it leaves held, and how many were at most beside those held before.
pub(crate) fn bytes<O>(call: impl FnOnce() -> O) -> (O, usize, usize) {
    let before = HELD.load(Relaxed);
    MOST.store(before, Relaxed);
    let output = call();
    let (held, most) = (HELD.load(Relaxed), MOST.load(Relaxed));
    (output, held.saturating_sub(before), most.saturating_sub(before))
}
