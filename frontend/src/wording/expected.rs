//! How long a problem is to be expected to take.

use shared::expected::ExpectedTime;

const HOUR: u32 = 3_600;
const DAY: u32 = 24 * HOUR;

/// What problems of a category usually took, as a sentence.
pub fn sentence(time: &ExpectedTime) -> String {
    let [half, most] = [time.half_within_seconds, time.most_within_seconds].map(measured);
    let half = if half == most {
        String::new()
    } else if half.1 == most.1 {
        format!(" (half within {})", half.0)
    } else {
        format!(" (half within {})", told(half))
    };
    format!(
        "Problems like this were usually closed within {}{half}, from about {} tickets of the last 90 days.",
        told(most),
        time.tickets
    )
}

/// A number, and what it counts.
fn measured(seconds: u32) -> (u32, &'static str) {
    match seconds {
        ..HOUR => (seconds / 60, "minute"),
        HOUR..DAY => (seconds / HOUR, "hour"),
        DAY.. => (seconds / DAY, "day"),
    }
}

fn told((number, unit): (u32, &str)) -> String {
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use shared::ticket::Category;

    use super::*;

    #[test]
    fn a_unit_that_both_times_share_is_said_once_and_equal_times_once() {
        let said = |half_within_seconds, most_within_seconds| {
            let category = Category::TechnicalIt;
            let tickets = 40;
            let all = sentence(&ExpectedTime {
                category,
                tickets,
                half_within_seconds,
                most_within_seconds,
            });
            let (_, all) = all.split_once("closed within ").unwrap();
            all.split_once(", from").unwrap().0.to_owned()
        };
        assert_eq!(said(DAY, 3 * DAY), "3 days (half within 1)");
        assert_eq!(said(8 * HOUR, 3 * DAY), "3 days (half within 8 hours)");
        assert_eq!(said(900, HOUR), "1 hour (half within 15 minutes)");
        assert_eq!(said(DAY, DAY), "1 day");
    }
}
