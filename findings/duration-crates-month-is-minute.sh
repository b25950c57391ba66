#!/usr/bin/env bash
# Guess: two crates for durations written as text read the same text as the same duration, or refuse it.
# Seen: 1M is a minute in duration-str 0.21.0 and a month in humantime 2.4.0 (crates.io), where 1m is the minute; 1h30 is an hour and thirty
# seconds in the one and an error in the other; a month is 30 days there and 30 days and 10 hours here, a year 365 days and 365
# days and 6 hours. 0.5d is an error in the one and half a day in the other.
# Hurts: the term of an objection or of a correction in a configuration: 1M ends at once, three months end 32 hours apart.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cargo init -q --name seen && cargo add -q duration-str@=0.21.0 humantime@=2.4.0
cat > src/main.rs <<'E'
fn main() {
    for (text, one, two) in [("1M", Some(60), Some(2_630_016)), ("1m", Some(60), Some(60)), ("1h30", Some(3630), None), ("0.5d", None, Some(43_200)),
                             ("3months", Some(7_776_000), Some(7_890_048)), ("1y", Some(31_536_000), Some(31_557_600)), ("15d", Some(1_296_000), Some(1_296_000))] {
        let seen = (duration_str::parse(text).ok().map(|d| d.as_secs()), humantime::parse_duration(text).ok().map(|d| d.as_secs()));
        println!("{text} {seen:?}");
        assert_eq!(seen, (one, two));
    }
}
E
cargo run -q
