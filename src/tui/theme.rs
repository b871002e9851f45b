//! The few colours of the screen, by what they mean. Colour never says
//! anything alone: a style that matters is also bold, reversed or underlined.
//! It must not know what is drawn with it.

use ratatui::style::{Color, Modifier, Style};

/// The sets of colours there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Palette {
    #[default]
    Dark,
    Light,
    /// Only the sixteen colours every terminal has.
    Sixteen,
    /// No colour at all.
    Plain,
}

impl Palette {
    pub const ALL: [Palette; 4] = [
        Palette::Dark,
        Palette::Light,
        Palette::Sixteen,
        Palette::Plain,
    ];

    /// The next one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Palette::Dark => Palette::Light,
            Palette::Light => Palette::Sixteen,
            Palette::Sixteen => Palette::Plain,
            Palette::Plain => Palette::Dark,
        }
    }

    /// Its name in the file of preferences.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Palette::Dark => "dark",
            Palette::Light => "light",
            Palette::Sixteen => "sixteen",
            Palette::Plain => "plain",
        }
    }

    /// The palette of this name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Palette::ALL
            .into_iter()
            .find(|palette| palette.key() == key)
    }

    /// What to begin with: the palette that is preferred, as far as the
    /// environment allows it. Where no colour is wanted there is none, and a
    /// terminal that has only sixteen is not sent more.
    pub fn choose(preferred: Option<Palette>, variable: impl Fn(&str) -> Option<String>) -> Self {
        match (Palette::detect(variable), preferred) {
            (Palette::Plain, _) => Palette::Plain,
            (Palette::Sixteen, Some(Palette::Plain)) => Palette::Plain,
            (Palette::Sixteen, _) => Palette::Sixteen,
            (detected, preferred) => preferred.unwrap_or(detected),
        }
    }

    /// What the environment asks for. `variable` looks a variable up.
    fn detect(variable: impl Fn(&str) -> Option<String>) -> Self {
        let of = |name| variable(name).filter(|value| !value.is_empty());
        if of("NO_COLOR").is_some() || of("TERM").is_some_and(|term| term == "dumb") {
            return Palette::Plain;
        }
        let has_many = of("COLORTERM").is_some()
            || of("TERM").is_some_and(|term| term.contains("256color") || term.contains("direct"));
        if !has_many {
            return Palette::Sixteen;
        }
        // COLORFGBG ends in the background's colour: 7 and 15 are the light ones.
        let is_light = of("COLORFGBG").is_some_and(|colors| {
            colors
                .rsplit(';')
                .next()
                .is_some_and(|background| matches!(background, "7" | "15"))
        });
        if is_light {
            Palette::Light
        } else {
            Palette::Dark
        }
    }
}

/// The styles of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    pub palette: Palette,
    pub text: Style,
    /// Beside the point: counts, dates, hints.
    pub dim: Style,
    /// Keys, titles, what is active.
    pub accent: Style,
    pub title: Style,
    /// The row or the item a key would act on.
    pub selected: Style,
    /// The same where the keys are elsewhere.
    pub selected_dim: Style,
    pub bar: Style,
    pub bar_active: Style,
    pub border: Style,
    pub good: Style,
    pub warning: Style,
    pub error: Style,
    /// Letters that a search found.
    pub found: Style,
    /// Behind dialogs.
    pub panel: Style,
    codes: &'static [Color],
    heat: &'static [Color],
}

/// Backgrounds from few to many, all quiet enough to read any text on.
const DARK_HEAT: &[Color] = &[
    Color::Indexed(234),
    Color::Indexed(235),
    Color::Indexed(237),
    Color::Indexed(239),
];
const LIGHT_HEAT: &[Color] = &[
    Color::Indexed(255),
    Color::Indexed(254),
    Color::Indexed(252),
    Color::Indexed(250),
];

const DARK_CODES: &[Color] = &[
    Color::Indexed(110),
    Color::Indexed(150),
    Color::Indexed(180),
    Color::Indexed(174),
    Color::Indexed(140),
    Color::Indexed(116),
    Color::Indexed(186),
    Color::Indexed(216),
];
const LIGHT_CODES: &[Color] = &[
    Color::Indexed(25),
    Color::Indexed(28),
    Color::Indexed(94),
    Color::Indexed(124),
    Color::Indexed(91),
    Color::Indexed(30),
    Color::Indexed(100),
    Color::Indexed(130),
];
// The darker blue can hardly be read on black.
const SIXTEEN_CODES: &[Color] = &[
    Color::LightBlue,
    Color::Green,
    Color::Yellow,
    Color::Red,
    Color::Magenta,
    Color::Cyan,
];

impl Theme {
    #[must_use]
    pub fn new(palette: Palette) -> Self {
        let plain = Style::new();
        let reversed = plain.add_modifier(Modifier::REVERSED);
        let bold = plain.add_modifier(Modifier::BOLD);
        let (accent, dim, bar, good, warning, error, found, codes) = match palette {
            Palette::Dark => (
                Color::Indexed(110),
                Color::Indexed(245),
                Some((Color::Indexed(252), Color::Indexed(236))),
                Color::Indexed(114),
                Color::Indexed(180),
                Color::Indexed(174),
                Color::Indexed(186),
                DARK_CODES,
            ),
            Palette::Light => (
                Color::Indexed(25),
                Color::Indexed(242),
                Some((Color::Indexed(235), Color::Indexed(253))),
                Color::Indexed(28),
                Color::Indexed(94),
                Color::Indexed(124),
                Color::Indexed(90),
                LIGHT_CODES,
            ),
            Palette::Sixteen => (
                Color::Cyan,
                Color::Reset,
                None,
                Color::Green,
                Color::Yellow,
                Color::Red,
                Color::Yellow,
                SIXTEEN_CODES,
            ),
            Palette::Plain => {
                return Theme {
                    palette,
                    text: plain,
                    dim: plain,
                    accent: bold,
                    title: bold,
                    selected: reversed,
                    selected_dim: bold,
                    bar: plain,
                    bar_active: reversed.add_modifier(Modifier::BOLD),
                    border: plain,
                    good: plain,
                    warning: bold,
                    error: reversed,
                    found: plain.add_modifier(Modifier::UNDERLINED),
                    panel: plain,
                    codes: &[],
                    heat: &[],
                };
            }
        };
        let bar = bar.map_or(plain, |(front, back)| plain.fg(front).bg(back));
        Theme {
            palette,
            text: plain,
            dim: plain.fg(dim),
            accent: plain.fg(accent),
            title: bold.fg(accent),
            selected: reversed.add_modifier(Modifier::BOLD),
            selected_dim: bold,
            bar,
            bar_active: bar.add_modifier(Modifier::REVERSED | Modifier::BOLD),
            border: plain.fg(dim),
            good: plain.fg(good),
            warning: plain.fg(warning),
            error: bold.fg(error),
            found: plain.fg(found).add_modifier(Modifier::UNDERLINED),
            panel: plain,
            codes,
            heat: match palette {
                Palette::Dark => DARK_HEAT,
                Palette::Light => LIGHT_HEAT,
                Palette::Sixteen | Palette::Plain => &[],
            },
        }
    }

    /// A background for how much of something there is, from 1 to 4. The number
    /// itself always stands there too; with few colours there is none.
    #[must_use]
    pub fn heat(&self, step: usize) -> Style {
        match self.heat.get(step.saturating_sub(1)) {
            Some(color) => Style::new().bg(*color),
            None => Style::new(),
        }
    }

    /// The colour of a code, by its index; none in the plain palette.
    #[must_use]
    pub fn code(&self, color: u8) -> Style {
        match self.codes.get(usize::from(color) % self.codes.len().max(1)) {
            Some(color) => Style::new().fg(*color),
            None => Style::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detected(set: &[(&str, &str)]) -> Palette {
        Palette::detect(|name| {
            set.iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_environment_decides_the_colours() {
        assert_eq!(
            detected(&[("NO_COLOR", "1"), ("COLORTERM", "truecolor")]),
            Palette::Plain
        );
        assert_eq!(
            detected(&[("NO_COLOR", ""), ("TERM", "xterm-256color")]),
            Palette::Dark
        );
        assert_eq!(detected(&[("TERM", "linux")]), Palette::Sixteen);
        assert_eq!(
            detected(&[("COLORTERM", "truecolor"), ("COLORFGBG", "0;15")]),
            Palette::Light
        );
    }

    #[test]
    fn what_is_preferred_yields_to_what_the_terminal_can_and_should_show() {
        let choose = |preferred, set: &[(&str, &str)]| {
            Palette::choose(preferred, |name| {
                set.iter()
                    .find(|(key, _)| *key == name)
                    .map(|(_, value)| (*value).to_owned())
            })
        };
        let light = Some(Palette::Light);
        let rich = ("COLORTERM", "truecolor");
        assert_eq!(choose(light, &[rich]), Palette::Light);
        assert_eq!(choose(None, &[rich]), Palette::Dark);
        assert_eq!(choose(light, &[rich, ("NO_COLOR", "1")]), Palette::Plain);
        assert_eq!(choose(light, &[("TERM", "linux")]), Palette::Sixteen);
        let plain = Some(Palette::Plain);
        assert_eq!(choose(plain, &[("TERM", "linux")]), Palette::Plain);
        for palette in Palette::ALL {
            assert_eq!(Palette::from_key(palette.key()), Some(palette));
        }
        assert_eq!(Palette::from_key("mauve"), None);
    }

    #[test]
    fn no_code_is_drawn_in_the_blue_that_cannot_be_read() {
        let theme = Theme::new(Palette::Sixteen);
        for color in 0..20 {
            assert_ne!(theme.code(color).fg, Some(Color::Blue));
        }
    }

    #[test]
    fn the_plain_palette_has_no_colour_at_all() {
        let theme = Theme::new(Palette::Plain);
        for style in [
            theme.selected,
            theme.error,
            theme.bar,
            theme.code(3),
            theme.found,
        ] {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }
}
