//! Labels of points, as the axis and the table show them.

use shared::ticket::Category;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `2026-03` as `Mar 2026`, `2026-03-14` as `14 Mar`, an hour of that day as `14 Mar 15:00`, the
/// name of a category as its title, and anything else as it is.
pub fn readable(label: &str) -> String {
    if let Ok(category) = label.parse::<Category>() {
        return category.title().to_owned();
    }
    calendar(label).unwrap_or_else(|| label.to_owned())
}

fn calendar(label: &str) -> Option<String> {
    let (date, hour) = match label.split_once('T') {
        Some((date, time)) => (date, Some(time.get(..5)?)),
        None => (label, None),
    };
    let mut numbers = date.split('-');
    let year: u16 = numbers.next()?.parse().ok()?;
    let month = numbers.next()?.parse::<usize>().ok()?.checked_sub(1)?;
    let month = MONTHS.get(month)?;
    let Some(day) = numbers.next() else { return Some(format!("{month} {year}")) };
    let day: u8 = day.parse().ok()?;
    Some(match hour {
        Some(hour) => format!("{day} {month} {hour}"),
        None => format!("{day} {month}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_days_hours_and_categories_are_written_out() {
        assert_eq!(readable("2026-03"), "Mar 2026");
        assert_eq!(readable("2026-03-04"), "4 Mar");
        assert_eq!(readable("2026-03-14T15:00+01:00"), "14 Mar 15:00");
        assert_eq!(readable("facility_management"), "Facility management");
    }

    #[test]
    fn what_is_no_date_stays_as_it_is() {
        for label in ["", "2026", "2026-13", "one-two", "Library", "2026-00"] {
            assert_eq!(readable(label), label);
        }
    }
}
