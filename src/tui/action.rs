//! What a person can do, by name: each action's name is also the message that
//! says it, so keys, footer, help and palette can never disagree. It must not
//! know keys or what an action leads to.

/// Declares a room's actions once: an enum, and the name each one has in the
/// keymap and in the message files.
///
/// ```ignore
/// actions! {
///     pub enum QuotesAction { Export = "quotes-export", Jump = "quotes-jump" }
/// }
/// ```
#[macro_export]
macro_rules! actions {
    ($(#[$doc:meta])* pub enum $kind:ident { $($(#[$variant_doc:meta])* $variant:ident = $name:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $kind { $($(#[$variant_doc])* $variant),* }

        impl $kind {
            #[allow(dead_code, reason = "not every room walks through its actions")]
            pub const ALL: &'static [$kind] = &[$($kind::$variant),*];

            /// The name in the keymap and the message files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $($kind::$variant => $name),* }
            }

            #[must_use]
            #[allow(dead_code, reason = "a table of one action need not tell it apart")]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some($kind::$variant),)* _ => None }
            }
        }
    };
}

crate::actions! {
    /// What can be done in every room.
    pub enum Global {
        Room1 = "go-room-1",
        Room2 = "go-room-2",
        Room3 = "go-room-3",
        Room4 = "go-room-4",
        Room5 = "go-room-5",
        Room6 = "go-room-6",
        Room7 = "go-room-7",
        NextRoom = "next-room",
        PreviousRoom = "previous-room",
        Help = "help",
        Commands = "commands",
        Search = "search",
        Undo = "undo",
        Redo = "redo",
        Back = "back",
        Quit = "quit",
        SwitchLanguage = "language",
        SwitchTheme = "theme",
        ToggleMouse = "mouse",
        ThemeDark = "theme-dark",
        ThemeLight = "theme-light",
        ThemeSixteen = "theme-sixteen",
        ThemePlain = "theme-plain",
        ActAs = "coder-switch",
        CloseStudy = "study-close",
    }
}
