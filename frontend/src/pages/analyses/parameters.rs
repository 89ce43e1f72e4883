use leptos::prelude::*;
use shared::analysis::{Parameter, Period, PeriodRange, PeriodUnit};

use super::parameter_values::{flag, period, period_error};
use crate::components::erased::erased_text;
use crate::pages::query_pairs::QueryPairs;
use crate::sentences::{analyses, periods};
use crate::words::words;

/// The query of the address, and the ways to change it.
#[derive(Clone, Copy)]
pub struct ParameterQuery {
    pub pairs: Memo<QueryPairs>,
    /// The address with some values changed.
    pub href: Callback<Vec<(String, String)>, String>,
    /// Goes to that address.
    pub change: Callback<Vec<(String, String)>>,
}

/// A control for each parameter that an analysis describes.
#[component]
pub fn Parameters(
    analysis: String,
    parameters: Vec<Parameter>,
    query: ParameterQuery,
) -> impl IntoView {
    let control = move |parameter| match parameter {
        Parameter::Period { ranges, default, presets } => {
            let title = analyses::period(&analysis);
            view! { <PeriodControl title ranges default presets query /> }.into_any()
        }
        Parameter::Flag { name, default } => {
            let title = analyses::flag(&analysis, &name);
            view! { <FlagControl name title default query /> }.into_any()
        }
    };
    view! { <div class="parameters">{parameters.into_iter().map(control).collect_view()}</div> }
}

#[component]
fn PeriodControl(
    title: String,
    ranges: Vec<PeriodRange>,
    default: Period,
    presets: Vec<Period>,
    query: ParameterQuery,
) -> impl IntoView {
    let units: Vec<PeriodUnit> = ranges.iter().map(|range| range.unit).collect();
    let ranges = StoredValue::new(ranges);
    let selected = Signal::derive(move || {
        ranges.with_value(|ranges| query.pairs.with(|pairs| period(pairs, ranges, default)))
    });
    let typed = RwSignal::new(String::new());
    let unit = RwSignal::new(default.unit);
    let error = RwSignal::new(None::<String>);
    Effect::new(move || {
        let period = selected.get();
        typed.set(period.last.to_string());
        unit.set(period.unit);
        error.set(None);
    });
    let apply = move || {
        let last = typed.with_untracked(|typed| typed.trim().parse().unwrap_or(0));
        let period = Period { last, unit: unit.get_untracked() };
        let found = ranges.with_value(|ranges| period_error(period, ranges));
        if found.is_none() && period != selected.get_untracked() {
            query.change.run(pairs(period));
        }
        error.set(found);
    };
    let on_unit = move |event| {
        if let Ok(chosen) = event_target_value(&event).parse() {
            unit.set(chosen);
            apply();
        }
    };
    view! {
        <form
            class="period"
            on:submit=move |event| {
                event.prevent_default();
                apply();
            }
        >
            <Presets title=title.clone() presets selected query />
            <div class="own-period">
                <label for="period-last">{title}</label>
                <input
                    id="period-last"
                    type="text"
                    inputmode="numeric"
                    size="5"
                    autocomplete="off"
                    aria-invalid=Signal::derive(move || error.with(Option::is_some).to_string())
                    aria-describedby="period-error"
                    prop:value=Signal::derive(move || typed.get())
                    on:input=move |event| typed.set(event_target_value(&event))
                    on:change=move |_| apply()
                />
                <label class="visually-hidden" for="period-unit">{words().period_unit_label()}</label>
                <select id="period-unit" on:change=on_unit>
                    {units.into_iter().map(|it| unit_option(it, unit)).collect_view()}
                </select>
                <button type="submit">{words().period_apply()}</button>
            </div>
            <p id="period-error" class="input-error" role="alert">
                {erased_text(move || error.get().unwrap_or_default())}
            </p>
        </form>
    }
}

/// A link for each period that is worth a button.
#[component]
fn Presets(
    title: String,
    presets: Vec<Period>,
    selected: Signal<Period>,
    query: ParameterQuery,
) -> impl IntoView {
    let preset = move |period: Period| {
        let is_selected = move || (selected.get() == period).then_some("true");
        view! {
            <li>
                <a
                    href=Signal::derive(move || query.href.run(pairs(period)))
                    data-noscroll
                    aria-current=Signal::derive(is_selected)
                >
                    {periods::short(period)}
                </a>
            </li>
        }
        .into_any()
    };
    view! {
        <ul class="presets" aria-label=title>
            {presets.into_iter().map(preset).collect_view()}
        </ul>
    }
}

fn unit_option(unit: PeriodUnit, selected: RwSignal<PeriodUnit>) -> AnyView {
    view! {
        <option
            value=unit.to_string()
            prop:selected=Signal::derive(move || selected.get() == unit)
        >
            {periods::unit(unit)}
        </option>
    }
    .into_any()
}

#[component]
fn FlagControl(name: String, title: String, default: bool, query: ParameterQuery) -> impl IntoView {
    let own_name = name.clone();
    let is_set = move || query.pairs.with(|pairs| flag(pairs, &own_name, default));
    let on_change = move |event| {
        let value = event_target_checked(&event).to_string();
        query.change.run(vec![(name.clone(), value)]);
    };
    view! {
        <label class="flag">
            <input type="checkbox" prop:checked=Signal::derive(is_set) on:change=on_change />
            {title}
        </label>
    }
}

fn pairs(period: Period) -> Vec<(String, String)> {
    vec![("last".to_owned(), period.last.to_string()), ("unit".to_owned(), period.unit.to_string())]
}
