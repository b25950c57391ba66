//! Tokens numbered as they come, so that millions of records that name a few can keep a number each.

use core::hash::BuildHasherDefault;
use std::collections::HashMap;
use std::hash::DefaultHasher;

use super::{TextError, Token};

/// Tokens with their numbers. Nothing depends on the order of the map, which is only asked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbered {
    tokens: Vec<Token>,
    numbers: HashMap<Token, u32, BuildHasherDefault<DefaultHasher>>,
    /// The number given last: neighbours mostly share their token.
    last: u32,
}

impl Numbered {
    /// The number of a token, from 0; a new one the first time.
    pub(crate) fn number(&mut self, token: &str) -> Result<u32, TextError> {
        if self.tokens.get(self.last as usize).is_some_and(|last| last.as_str() == token) {
            return Ok(self.last);
        }
        self.last = match self.numbers.get(token) {
            Some(number) => *number,
            None => {
                // As many as records at most, which are counted in 32 bits.
                let (token, number) = (Token::new(token)?, u32::try_from(self.tokens.len()).unwrap_or(u32::MAX));
                self.tokens.push(token.clone());
                self.numbers.insert(token, number);
                number
            }
        };
        Ok(self.last)
    }

    /// The tokens in ascending order, after the numbers given have been exchanged for the places there.
    pub(crate) fn sorted(self, given: &mut [u32]) -> Vec<Token> {
        let mut order: Vec<(Token, u32)> = self.tokens.into_iter().zip(0..).collect();
        order.sort_unstable();
        let mut places = vec![0; order.len()];
        for ((_, number), place) in order.iter().zip(0_u32..) {
            if let Some(at) = places.get_mut(*number as usize) {
                *at = place;
            }
        }
        if !places.is_sorted() {
            for number in given {
                *number = places.get(*number as usize).copied().unwrap_or(0);
            }
        }
        order.into_iter().map(|(token, _)| token).collect()
    }
}
