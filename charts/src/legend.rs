//! What the marks of a drawing mean.

use shared::chart::Mark;

use crate::drawing::Ink;
use crate::quantity::Measure;
use crate::scale::{Scale, drawn_as};
use shared::chart::Series;

/// What stands above a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Legend {
    /// First the bars, then the ticks, and last what their hatching says.
    pub entries: Vec<Entry>,
    /// The unit of the axis, such as "in hours", unless it counts tickets.
    pub unit: Option<String>,
}

/// A mark and its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The class by which the style sheet colours the mark, here as in the drawing.
    pub class: String,
    /// What the mark means.
    pub title: String,
}

impl Legend {
    /// The legend of the drawing of `series`.
    pub fn of(series: &[Series]) -> Self {
        let marks = [Mark::Bar, Mark::Tick].map(|mark| (mark, drawn_as(series, mark)));
        let drawn: Vec<&Series> =
            marks.iter().flat_map(|(_, it)| it).map(|(_, series)| *series).collect();
        let mut entries = Vec::new();
        for (mark, series) in &marks {
            for (number, series) in series {
                let ink = if *mark == Mark::Tick { Ink::Tick(*number) } else { Ink::Bar(*number) };
                entries.push(Entry { class: ink.class(), title: series.title.clone() });
            }
        }
        if drawn.iter().any(|it| it.points.iter().any(|point| point.provisional)) {
            let title = "may still change".to_owned();
            entries.push(Entry { class: Ink::ProvisionalBar(0).class(), title });
        }
        let measure = Scale::measure_of(&drawn);
        let unit = (measure != Measure::Tickets).then(|| format!("in {}", measure.title()));
        Self { entries, unit }
    }
}

#[cfg(test)]
mod tests {
    use shared::chart::Unit;

    use super::*;
    use shared::chart::Point;

    fn series(title: &str, mark: Mark, unit: Unit, provisional: bool) -> Series {
        let point = Point { provisional, ..Point::new("2026-03", Some(36_000.0)) };
        Series { name: "s".into(), title: title.into(), unit, mark, points: vec![point] }
    }

    #[test]
    fn every_mark_is_named_with_the_class_it_has_in_the_drawing() {
        let legend = Legend::of(&[
            series("Median", Mark::Tick, Unit::Seconds, false),
            series("Closed", Mark::TableOnly, Unit::Tickets, false),
            series("Mean", Mark::Bar, Unit::Seconds, true),
        ]);
        let entries: Vec<(&str, &str)> =
            legend.entries.iter().map(|it| (it.class.as_str(), it.title.as_str())).collect();
        let expected = [
            ("bar series-1", "Mean"),
            ("tick series-0", "Median"),
            ("bar provisional series-0", "may still change"),
        ];
        assert_eq!(entries, expected);
        assert_eq!(legend.unit.as_deref(), Some("in hours"));
    }

    #[test]
    fn tickets_need_no_unit_and_what_is_final_no_hint() {
        let legend = Legend::of(&[series("Opened", Mark::Bar, Unit::Tickets, false)]);
        assert_eq!((legend.entries.len(), legend.unit), (1, None));
        assert_eq!(Legend::of(&[]), Legend { entries: Vec::new(), unit: None });
    }
}
