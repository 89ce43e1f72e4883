//! Receipts on their way to another device, in the fragment of an address: no browser sends it to a server, and no log
//! has it.
//!
//! The code holds the secrets themselves: whoever scans it sees the outcomes of these reports.

use shared::ids::ReceiptSecret;
use shared::routes;
use uuid::Uuid;

use super::{HeldReceipt, ReceiptKind};
use crate::browser::page;

/// The most receipts of one code: with more of them a camera could not tell its modules apart.
pub const MAX_RECEIPTS: usize = 40;

/// How a fragment with receipts begins.
const START: &str = "receive=";

/// The letter of the kind, and a UUID in upper case: a QR code holds these characters in fewer bits than others.
const RECEIPT_CHARS: usize = 1 + 32;

/// A receipt from another device.
pub type OfferedReceipt = (ReceiptSecret, ReceiptKind);

/// The address on this server that brings the first receipts to another device.
pub fn address(receipts: &[HeldReceipt]) -> String {
    page::origin() + &routes::reports() + "#" + &fragment(receipts)
}

fn fragment(receipts: &[HeldReceipt]) -> String {
    let code = |held: &HeldReceipt| format!("{}{:X}", letter(held.kind), held.secret.0.simple());
    START.to_owned() + &receipts.iter().take(MAX_RECEIPTS).map(code).collect::<String>()
}

/// The receipts of a fragment: nothing if it is about something else, an empty list if it cannot be read.
pub fn read(fragment: &str) -> Option<Vec<OfferedReceipt>> {
    let codes = fragment.trim_start_matches('#').strip_prefix(START)?.as_bytes();
    let receipts = codes.chunks(RECEIPT_CHARS).map(receipt).collect::<Option<Vec<_>>>();
    Some(receipts.filter(|receipts| receipts.len() <= MAX_RECEIPTS).unwrap_or_default())
}

fn receipt(code: &[u8]) -> Option<OfferedReceipt> {
    let (kind, secret) = str::from_utf8(code).ok()?.split_at_checked(1)?;
    let kinds = [ReceiptKind::Reported, ReceiptKind::Affected, ReceiptKind::Following];
    let kind = kinds.into_iter().find(|it| letter(*it) == kind)?;
    let secret = Uuid::try_parse(secret).ok().filter(|_| code.len() == RECEIPT_CHARS)?;
    Some((ReceiptSecret(secret), kind))
}

const fn letter(kind: ReceiptKind) -> &'static str {
    match kind {
        ReceiptKind::Reported => "R",
        ReceiptKind::Affected => "A",
        ReceiptKind::Following => "F",
    }
}

#[cfg(test)]
mod tests {
    use shared::ids::TicketId;

    use super::*;

    fn held(number: u128, kind: ReceiptKind) -> HeldReceipt {
        let secret = ReceiptSecret(Uuid::from_u128(number));
        HeldReceipt { ticket: TicketId(1), secret, kind, ended: None, is_seen: false }
    }

    #[test]
    fn what_one_device_shows_another_one_reads() {
        let all = [
            held(u128::MAX, ReceiptKind::Reported),
            held(7, ReceiptKind::Affected),
            held(0xabc, ReceiptKind::Following),
        ];
        let fragment = fragment(&all);
        let start = "receive=RFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFA00000000000000000000000000000007F";
        assert!(fragment.starts_with(start), "{fragment}");
        let expected = all.map(|held| (held.secret, held.kind));
        assert_eq!(read(&fragment), Some(expected.to_vec()));
        assert_eq!(read(&format!("#{fragment}")), Some(expected.to_vec()));
    }

    #[test]
    fn a_code_holds_the_first_of_many() {
        let all: Vec<_> = (0..99).map(|n| held(n, ReceiptKind::Reported)).collect();
        let read = read(&fragment(&all)).unwrap();
        assert_eq!(read.len(), MAX_RECEIPTS);
        assert_eq!(read[0].0, all[0].secret);
    }

    #[test]
    fn what_is_damaged_brings_nothing() {
        let whole = fragment(&[held(1, ReceiptKind::Reported), held(2, ReceiptKind::Affected)]);
        for damaged in [
            "receive=".to_owned(),
            "receive=x".to_owned(),
            "receive=ééééééééééééééééé".to_owned(),
            whole[..whole.len() - 1].to_owned(),
            whole.clone() + "R",
            whole.replace('R', "X"),
            whole.replace("0001", "000G"),
            whole.replace("00000001", "000-0001"),
            START.to_owned() + &whole[START.len()..].repeat(MAX_RECEIPTS),
        ] {
            assert_eq!(read(&damaged), Some(Vec::new()), "{damaged}");
        }
    }

    #[test]
    fn another_fragment_is_left_alone() {
        for other in ["", "#", "#main", "#received=R"] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
