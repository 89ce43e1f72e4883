//! Keys that nobody else has.

use leptos::prelude::window;

/// A random UUID (version 4). `crypto.randomUUID` is missing on plain `http` addresses, its source
/// of randomness is not.
pub fn uuid() -> String {
    let mut bytes = [0_u8; 16];
    if let Ok(crypto) = window().crypto() {
        // Sixteen bytes are far below the limit of one call, so this cannot be refused.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    uuid_of(bytes)
}

fn uuid_of(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits: Vec<String> = bytes.iter().map(|it| format!("{it:02x}")).collect();
    let part = |from: usize, to: usize| digits[from..to].concat();
    [part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 16)].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_says_that_it_is_a_random_uuid() {
        assert_eq!(uuid_of([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(uuid_of([0; 16]), "00000000-0000-4000-8000-000000000000");
    }
}
