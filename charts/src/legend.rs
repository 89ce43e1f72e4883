//! What the marks of a drawing mean.

use shared::chart::Mark;

use crate::drawing::Ink;
use crate::labelled_chart::{LabelledChart, LabelledSeries};
use crate::scale::drawn_as;

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
    /// The legend of a chart's drawing.
    pub fn of(chart: &LabelledChart) -> Self {
        let marks = [Mark::Bar, Mark::Tick].map(|mark| (mark, drawn_as(&chart.series, mark)));
        let drawn: Vec<&LabelledSeries> =
            marks.iter().flat_map(|(_, it)| it).map(|(_, series)| *series).collect();
        let mut entries = Vec::new();
        for (mark, series) in &marks {
            for (number, series) in series {
                let ink = if *mark == Mark::Tick { Ink::Tick(*number) } else { Ink::Bar(*number) };
                entries.push(Entry { class: ink.class(), title: series.title.clone() });
            }
        }
        if drawn.iter().any(|it| it.points.iter().any(|point| point.provisional)) {
            let class = Ink::ProvisionalBar(0).class();
            entries.push(Entry { class, title: chart.provisional.clone() });
        }
        Self { entries, unit: chart.unit.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labelled_chart::tests::{point, series};
    use crate::tests::chart;

    #[test]
    fn every_mark_is_named_with_the_class_it_has_in_the_drawing() {
        let mut mean = series(Mark::Bar, vec![point("x", Some(10.0))]);
        mean.title = "Mean".into();
        mean.points[0].provisional = true;
        let mut median = series(Mark::Tick, vec![point("x", Some(10.0))]);
        median.title = "Median".into();
        let mut chart = chart(shared::chart::ChartKind::Columns, vec![median, mean]);
        chart.unit = Some("in hours".into());
        let legend = Legend::of(&chart);
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
    fn what_is_final_is_explained_by_its_title_alone() {
        let legend = Legend::of(&chart(
            shared::chart::ChartKind::Columns,
            vec![series(Mark::Bar, vec![point("x", Some(1.0))])],
        ));
        assert_eq!((legend.entries.len(), legend.unit), (1, None));
    }
}
