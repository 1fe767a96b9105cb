// pattern: bridge
// prefix: dpBridge
// description: Bridge: what a card says and the markup that writes it vary on their own, joined by a trait object; two by two
// placeholders: Markup, Card, ShoppingList, Steps, Markdown, Html
// --- snippet ---
/// The implementation: how things are written. It takes care of the escaping.
pub trait Markup {
    fn heading(&self, text: &str) -> String;
    fn item(&self, text: &str) -> String;
}

/// The abstraction: what is said. It knows of no particular markup.
pub trait Card {
    fn render(&self, markup: &dyn Markup) -> String;
}

pub struct ShoppingList {
    pub items: Vec<(String, u32)>,
}

impl Card for ShoppingList {
    fn render(&self, markup: &dyn Markup) -> String {
        let items = self.items.iter().map(|(name, grams)| markup.item(&format!("{grams} g {name}")));
        markup.heading("To buy") + &items.collect::<String>()
    }
}

pub struct Steps {
    pub dish: String,
    pub steps: Vec<String>,
}

impl Card for Steps {
    fn render(&self, markup: &dyn Markup) -> String {
        let steps =
            self.steps.iter().zip(1..).map(|(step, number)| markup.item(&format!("{number}. {step}")));
        markup.heading(&self.dish) + &steps.collect::<String>()
    }
}

pub struct Markdown;

impl Markup for Markdown {
    fn heading(&self, text: &str) -> String {
        format!("# {}\n", Self::escape(text))
    }

    fn item(&self, text: &str) -> String {
        format!("- {}\n", Self::escape(text))
    }
}

impl Markdown {
    fn escape(text: &str) -> String {
        let escape =
            |letter: char| if r"\`*_[]<#".contains(letter) { format!("\\{letter}") } else { letter.into() };
        text.chars().map(escape).collect()
    }
}

pub struct Html;

impl Markup for Html {
    fn heading(&self, text: &str) -> String {
        format!("<h1>{}</h1>", Self::escape(text))
    }

    fn item(&self, text: &str) -> String {
        format!("<p>{}</p>", Self::escape(text))
    }
}

impl Html {
    fn escape(text: &str) -> String {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    }
}

// --- demonstration ---
struct Plain;

impl Markup for Plain {
    fn heading(&self, text: &str) -> String {
        format!("{text}:")
    }

    fn item(&self, text: &str) -> String {
        format!(" {text};")
    }
}

fn main() {
    let list = ShoppingList { items: vec![("rye & spelt".into(), 500), ("salt*".into(), 9)] };
    let steps = Steps { dish: "Bread".into(), steps: vec!["Knead".into(), "Bake at <230".into()] };

    // Two by two: each card in each markup, with the escaping of that markup.
    assert_eq!(list.render(&Markdown), "# To buy\n- 500 g rye & spelt\n- 9 g salt\\*\n");
    assert_eq!(list.render(&Html), "<h1>To buy</h1><p>500 g rye &amp; spelt</p><p>9 g salt*</p>");
    assert_eq!(steps.render(&Markdown), "# Bread\n- 1. Knead\n- 2. Bake at \\<230\n");
    assert_eq!(steps.render(&Html), "<h1>Bread</h1><p>1. Knead</p><p>2. Bake at &lt;230</p>");

    // Another markup needs no change of a card; it may be chosen at run time.
    let render = |format| {
        let markup: &dyn Markup = if format == "html" { &Html } else { &Plain };
        steps.render(markup)
    };
    assert_eq!(render("text"), "Bread: 1. Knead; 2. Bake at <230;");
    assert_eq!(render("html"), steps.render(&Html));
}
