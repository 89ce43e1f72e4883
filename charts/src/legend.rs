//! What the marks of a drawing mean.

use shared::chart::Mark;

use crate::escape::Escaped;
use crate::labelled_chart::{LabelledChart, LabelledSeries};

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
        let entry = |class: String, title: &str| Entry { class, title: title.to_owned() };
        let (bars, ticks) = (chart.drawn_as(Mark::Bar), chart.drawn_as(Mark::Tick));
        let bars = bars.iter().map(|series| entry(series.bar_class(false), &series.title));
        let ticks = ticks.iter().map(|series| entry(series.tick_class(), &series.title));
        let drawn = chart.drawn();
        let is_provisional =
            |series: &&&LabelledSeries| series.points.iter().any(|point| point.provisional);
        let provisional = drawn.iter().find(is_provisional);
        let hatched = provisional.map(|series| entry(series.bar_class(true), &chart.provisional));
        Self { entries: bars.chain(ticks).chain(hatched).collect(), unit: chart.unit.clone() }
    }

    /// The legend as a list of HTML.
    pub fn html(&self) -> String {
        let mut list = String::from(r#"<ul class="legend">"#);
        for Entry { class, title } in &self.entries {
            let (class, title) = (Escaped(class), Escaped(title));
            list += &format!(r#"<li><span class="swatch {class}"></span>{title}</li>"#);
        }
        if let Some(unit) = &self.unit {
            list += &format!(r#"<li class="quiet">{}</li>"#, Escaped(unit));
        }
        list + "</ul>"
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
        (mean.class, mean.points[0].provisional) = ("series-1".into(), true);
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
            ("bar provisional series-1", "may still change"),
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
