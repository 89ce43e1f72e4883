use leptos::prelude::*;
use shared::analysis::{Parameter, Period, PeriodRange, PeriodUnit};

use super::asked;
use crate::components::varying::{attribute, current, whether, words};

/// The address as name and value pairs, and the way to another one.
#[derive(Clone, Copy)]
pub struct Asked {
    pub pairs: Memo<Vec<(String, String)>>,
    /// The address with some values changed.
    pub href: Callback<Vec<(String, String)>, String>,
    pub go: Callback<Vec<(String, String)>>,
}

/// A control for each parameter that an analysis describes.
#[component]
pub fn Parameters(parameters: Vec<Parameter>, asked: Asked) -> impl IntoView {
    let control = move |parameter| match parameter {
        Parameter::Period { title, ranges, default, presets } => {
            view! { <PeriodControl title ranges default presets asked /> }.into_any()
        }
        Parameter::Flag { name, title, default } => {
            view! { <FlagControl name title default asked /> }.into_any()
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
    asked: Asked,
) -> impl IntoView {
    let units: Vec<PeriodUnit> = ranges.iter().map(|it| it.unit).collect();
    let ranges = StoredValue::new(ranges);
    let taken = Signal::derive(move || {
        ranges.with_value(|ranges| asked.pairs.with(|it| asked::period(it, ranges, default)))
    });
    let typed = RwSignal::new(String::new());
    let unit = RwSignal::new(default.unit);
    let refusal = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        let period = taken.get();
        typed.set(period.last.to_string());
        unit.set(period.unit);
        refusal.set(None);
    });
    let apply = move || {
        let last = typed.with_untracked(|it| it.trim().parse().unwrap_or(0));
        let period = Period { last, unit: unit.get_untracked() };
        let refused = ranges.with_value(|ranges| asked::refusal(period, ranges));
        if refused.is_none() && period != taken.get_untracked() {
            asked.go.run(pairs(period));
        }
        refusal.set(refused);
    };
    let preset = move |period: Period| {
        let is_taken = move || taken.get() == period;
        view! {
            <li>
                <a
                    href=attribute(move || asked.href.run(pairs(period)))
                    data-noscroll
                    aria-current=current(is_taken)
                >
                    {in_words(period)}
                </a>
            </li>
        }
        .into_any()
    };
    let option = move |choice: PeriodUnit| {
        view! {
            <option value=choice.to_string() prop:selected=whether(move || unit.get() == choice)>
                {choice.to_string()}
            </option>
        }
        .into_any()
    };
    view! {
        <form
            class="period"
            on:submit=move |event| {
                event.prevent_default();
                apply();
            }
        >
            <ul class="presets" aria-label=title.clone()>
                {presets.into_iter().map(preset).collect_view()}
            </ul>
            <div class="own-period">
                <label for="period-last">{title}</label>
                <input
                    id="period-last"
                    type="text"
                    inputmode="numeric"
                    size="5"
                    autocomplete="off"
                    aria-invalid=attribute(move || refusal.with(Option::is_some).to_string())
                    aria-describedby="period-refusal"
                    prop:value=attribute(move || typed.get())
                    on:input=move |event| typed.set(event_target_value(&event))
                    on:change=move |_| apply()
                />
                <label class="visually-hidden" for="period-unit">"Unit"</label>
                <select
                    id="period-unit"
                    on:change=move |event| {
                        if let Ok(chosen) = event_target_value(&event).parse() {
                            unit.set(chosen);
                            apply();
                        }
                    }
                >
                    {units.into_iter().map(option).collect_view()}
                </select>
                <button type="submit">"Apply"</button>
            </div>
            <p id="period-refusal" class="refusal" role="alert">{words(move || refusal.get().unwrap_or_default())}</p>
        </form>
    }
}

#[component]
fn FlagControl(name: String, title: String, default: bool, asked: Asked) -> impl IntoView {
    let raised = name.clone();
    let is_raised =
        Signal::derive(move || asked.pairs.with(|it| asked::flag(it, &raised, default)));
    let on_change = move |event| {
        let value = event_target_checked(&event).to_string();
        asked.go.run(vec![(name.clone(), value)]);
    };
    view! {
        <label class="flag">
            <input type="checkbox" prop:checked=whether(move || is_raised.get()) on:change=on_change />
            {title}
        </label>
    }
}

fn pairs(period: Period) -> Vec<(String, String)> {
    vec![("last".to_owned(), period.last.to_string()), ("unit".to_owned(), period.unit.to_string())]
}

fn in_words(period: Period) -> String {
    let unit = match period.unit {
        PeriodUnit::Hours => "h",
        PeriodUnit::Days => "d",
    };
    format!("{} {unit}", period.last)
}
