//! Whether a text tells of somebody in danger: then the emergency number comes before everything else.

/// What is said of danger, in English, German, French, Spanish and Italian: without accents, between spaces where it
/// is a whole word.
const MENTIONS: &[&str] = &[
    // Fire, smoke, gas
    " fire ",
    " flames ",
    " smoke ",
    " burning ",
    " smell of gas ",
    " smells of gas ",
    " smell gas ",
    " gas leak",
    " explosion",
    " exploded ",
    " es brennt ",
    " brennt es ",
    " feuer ",
    " flammen ",
    " rauch ",
    " qualm",
    " gasgeruch",
    " riecht nach gas ",
    " explodiert",
    " incendie",
    " en feu ",
    " prend feu ",
    " pris feu ",
    " flammes ",
    " fumee ",
    " odeur de gaz ",
    " fuite de gaz ",
    " incendio",
    " fuego ",
    " en llamas ",
    " humo ",
    " olor a gas ",
    " huele a gas ",
    " fuga de gas ",
    " a fuoco ",
    " fiamme ",
    " fumo ",
    " odore di gas ",
    " fuga di gas ",
    " esplos",
    // Injuries
    " injured ",
    " bleeding ",
    " unconscious ",
    " fainted ",
    " not breathing ",
    " heart attack",
    " electric shock",
    " ambulance ",
    " verletzt",
    " blutet ",
    " bewusstlos",
    " ohnmachtig",
    " herzinfarkt",
    " stromschlag",
    " krankenwagen ",
    " blesse ",
    " blesses ",
    " blessee",
    " saigne ",
    " inconscient",
    " crise cardiaque ",
    " electrocut",
    " herido",
    " herida",
    " sangra",
    " desmayad",
    " infarto ",
    " ambulancia ",
    " ferito ",
    " ferita ",
    " sanguina ",
    " svenut",
    " ambulanza ",
    // Violence
    " assault",
    " attacked ",
    " stabbed ",
    " with a knife ",
    " a gun ",
    " weapon",
    " threatened ",
    " uberfallen ",
    " angegriffen ",
    " bedroht ",
    " mit einem messer ",
    " pistole ",
    " agress",
    " menace",
    " couteau ",
    " agredid",
    " amenaz",
    " navaja ",
    " aggredit",
    " minacciat",
    " coltello ",
    // No way out
    " trapped ",
    " eingeschlossen ",
    " eingesperrt ",
    " atrapad",
    " intrappolat",
];

/// What sounds like it and is not.
const HARMLESS: &[&str] = &[
    " fire door",
    " fire exit",
    " fire escape",
    " fire extinguisher",
    " fire drill",
    " fire safety ",
    " fire hose ",
    " smoke detector",
    " smoke alarm",
    " people smoke ",
    " students smoke ",
    " they smoke ",
    " to smoke ",
    " smoke break",
    " burning question",
    " detecteur de fumee ",
    " detector de humo ",
    " detectores de humo ",
    " fumo di sigarett",
];

/// Whether a text speaks of fire, gas, an injury or violence. It looks for words: a warning that nobody needed costs
/// less than one that was missing.
pub fn is_mentioned(text: &str) -> bool {
    let letters = text.chars().flat_map(char::to_lowercase).map(plain);
    let spaced: String = letters.map(|it| if it.is_alphanumeric() { it } else { ' ' }).collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut text = format!(" {} ", words.join(" "));
    for harmless in HARMLESS {
        text = text.replace(harmless, " ");
    }
    MENTIONS.iter().any(|mention| text.contains(mention))
}

/// A letter without its accent.
const fn plain(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danger_is_noticed_in_five_languages() {
        for text in [
            "There is a FIRE in building B!",
            "smoke comes out of the ceiling",
            "I can smell gas in the kitchen",
            "Somebody was assaulted next to the library",
            "A student fainted in lecture hall 3",
            "two people are trapped in the lift",
            "Es brennt im Keller",
            "Im Labor: Rauch im Flur!",
            "Gasgeruch im Treppenhaus",
            "Jemand ist bewusstlos",
            "Ein Mann bedroht Leute mit einem Messer",
            "La poubelle est en feu",
            "De la fumée sort de la cave",
            "Une étudiante a été agressée",
            "Un étudiant est blessé",
            "Hay un incendio en el laboratorio",
            "Huele a gas en la cocina",
            "Una chica está herida",
            "C'è un incendio in cantina",
            "Odore di gas nel corridoio",
            "Un ragazzo è svenuto",
        ] {
            assert!(is_mentioned(text), "{text}");
        }
    }

    #[test]
    fn ordinary_reports_are_no_danger() {
        for text in [
            "The fire door on floor 2 does not close",
            "The smoke detector beeps every minute",
            "People smoke in front of the entrance",
            "The lift is stuck",
            "The heating is cold",
            "Das Licht brennt die ganze Nacht",
            "Der Feuerlöscher fehlt",
            "Brandschutztür klemmt",
            "Der Rauchmelder piept",
            "Le détecteur de fumée est cassé",
            "El detector de humo pita",
            "Il rilevatore non funziona",
            "Mensa: soup is cold, chips taste burnt",
            "xyz",
            "",
        ] {
            assert!(!is_mentioned(text), "{text}");
        }
    }
}
