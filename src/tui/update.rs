//! What each event makes of the screen: pure, so that it is tested without a
//! terminal or a study. It must not carry anything out; it returns effects.

use std::collections::VecDeque;

use crossterm::event::{KeyEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Size};

use super::action::Global;
use super::changes;
use super::effect::{Effect, Target, Value};
use super::event::{Cause, Event, Fresh, Opened};
use super::keymap::{self, Chord, Found};
use super::overlay::{Flow, Given, Reply};
use super::state::State;
use super::theme::{Palette, Theme};
use super::view;
use super::widgets::{confirm::Confirm, help::Help, palette::Chooser, prompt::Prompt};
use crate::fault::{FaultKind, Outcome};
use crate::message::{Language, Phrasebook};
use crate::text;
use crate::workbench::Preference;

/// Takes an event in and says what should happen outside. What the person does
/// before the lists of a study are there waits for them: it was meant for them.
pub fn update(state: &mut State, event: Event) -> Vec<Effect> {
    if state.is_listing() && event.is_by_person() {
        state.held.push_back(event);
        return Vec::new();
    }
    let mut effects = take(state, event);
    while !state.is_listing()
        && let Some(event) = state.held.pop_front()
    {
        effects.extend(take(state, event));
    }
    effects
}

fn take(state: &mut State, event: Event) -> Vec<Effect> {
    let effects = match event {
        Event::Key(key) => on_key(state, key),
        Event::Mouse(event) => on_mouse(state, event),
        Event::Paste(words) => on_paste(state, &words),
        Event::Resize(width, height) => {
            state.shared.size = Size::new(width, height);
            Vec::new()
        }
        Event::Timer(name) => each_room(state, |room, shared| room.timer(name, shared)),
        Event::Opened(opened) => on_opened(state, *opened),
        Event::Closed => {
            on_closed(state);
            Vec::new()
        }
        Event::Changed(cause, fresh) => on_changed(state, &cause, *fresh),
        Event::Touches {
            edit,
            question,
            reason,
            touched,
        } => vec![Effect::open(Confirm::new(question, touched, *edit, reason))],
        Event::Answered { slot, value } => on_answer(state, slot, value),
        Event::Failed(fault) | Event::Lost(fault) => {
            state.shared.fail(fault);
            if let Some(dialog) = state.awaiting.take() {
                state.overlays.insert(0, dialog);
            }
            let (room, shared) = state.room_mut();
            room.refused(shared);
            Vec::new()
        }
    };
    settle(state, effects)
}

/// Does an action by name, as a key or the palette would.
pub fn act(state: &mut State, action: &'static str) -> Vec<Effect> {
    let effects = perform(state, action);
    settle(state, effects)
}

/// Carries out what concerns only the frame; the rest is left to the driver.
fn settle(state: &mut State, effects: Vec<Effect>) -> Vec<Effect> {
    let mut queue: VecDeque<Effect> = effects.into();
    let mut outside = Vec::new();
    while let Some(effect) = queue.pop_front() {
        let more = match effect {
            Effect::Open(overlay) => {
                state.pending.clear();
                state.overlays.push(overlay);
                Vec::new()
            }
            Effect::Reply(reply) => on_reply(state, reply),
            Effect::Visit(target) => visit(state, &target),
            Effect::Act(action) => perform(state, action),
            effect => {
                outside.push(effect);
                Vec::new()
            }
        };
        for effect in more.into_iter().rev() {
            queue.push_front(effect);
        }
    }
    outside
}

fn on_key(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    if key.kind == KeyEventKind::Release {
        return Vec::new();
    }
    state.shared.notice = None;
    let chord = Chord::of(key);
    if !state.overlays.is_empty() {
        if Chord::parse("Ctrl-c") == Some(chord) {
            state.overlays.pop();
            return Vec::new();
        }
        return with_overlay(state, |overlay, shared| overlay.key(key, shared));
    }
    if state.pending.is_empty() {
        let (room, shared) = state.room_mut();
        if let Some(effects) = room.key(key, shared) {
            return effects;
        }
    }
    let was_pending = !state.pending.is_empty();
    if was_pending && Chord::parse("Esc") == Some(chord) {
        state.pending.clear();
        return Vec::new();
    }
    state.pending.push(chord);
    match keymap::find(&state.contexts(), &state.pending) {
        Found::Action(action) => {
            state.pending.clear();
            perform(state, action)
        }
        Found::Pending(_) => Vec::new(),
        Found::Nothing => {
            let typed: Vec<String> = state.pending.drain(..).map(|key| key.to_string()).collect();
            state
                .shared
                .warn(text!("key-unbound", keys = typed.join(" ")));
            Vec::new()
        }
    }
}

fn with_overlay(
    state: &mut State,
    handle: impl FnOnce(&mut dyn super::overlay::Overlay, &mut super::state::Shared) -> Flow,
) -> Vec<Effect> {
    let Some(mut overlay) = state.overlays.pop() else {
        return Vec::new();
    };
    match handle(overlay.as_mut(), &mut state.shared) {
        Flow::Close(effects) => {
            let is_answer = |effect: &Effect| matches!(effect, Effect::Reply(_));
            if !effects.iter().any(is_answer) {
                // A question that was declined gives up the dialog behind it.
                if effects.is_empty() {
                    state.awaiting = None;
                }
                return effects;
            }
            let effects = settle(state, effects);
            state.awaiting = effects.iter().any(Effect::is_edit).then_some(overlay);
            effects
        }
        Flow::Stay => {
            state.overlays.push(overlay);
            Vec::new()
        }
        Flow::Then(effects) => {
            state.overlays.push(overlay);
            effects
        }
    }
}

fn on_paste(state: &mut State, words: &str) -> Vec<Effect> {
    if state.overlays.is_empty() {
        let (room, shared) = state.room_mut();
        room.paste(words, shared)
    } else {
        with_overlay(state, |overlay, shared| overlay.paste(words, shared))
    }
}

fn on_mouse(state: &mut State, event: MouseEvent) -> Vec<Effect> {
    let content = state.shared.content();
    if !state.overlays.is_empty() {
        return with_overlay(state, |overlay, shared| {
            overlay.mouse(event, content, shared)
        });
    }
    if matches!(event.kind, MouseEventKind::Down(_)) {
        state.shared.notice = None;
        state.pending.clear();
    }
    if event.row == 0 {
        if event.kind == MouseEventKind::Down(MouseButton::Left)
            && let Some(room) = view::room_at(state, event.column)
        {
            return go_to(state, room);
        }
        return Vec::new();
    }
    if !content.contains(Position::new(event.column, event.row)) {
        return Vec::new();
    }
    let (room, shared) = state.room_mut();
    room.mouse(event, content, shared)
}

fn perform(state: &mut State, action: &'static str) -> Vec<Effect> {
    match Global::from_name(action) {
        Some(action) => perform_global(state, action),
        None => {
            let (room, shared) = state.room_mut();
            room.act(action, shared)
        }
    }
}

fn perform_global(state: &mut State, action: Global) -> Vec<Effect> {
    let count = state.rooms.len();
    match action {
        Global::Room1 => go_to(state, 0),
        Global::Room2 => go_to(state, 1),
        Global::Room3 => go_to(state, 2),
        Global::Room4 => go_to(state, 3),
        Global::Room5 => go_to(state, 4),
        Global::Room6 => go_to(state, 5),
        Global::Room7 => go_to(state, 6),
        Global::NextRoom => go_to(state, (state.current + 1) % count.max(1)),
        Global::PreviousRoom => go_to(state, (state.current + count.max(1) - 1) % count.max(1)),
        Global::Help => vec![Effect::open(Help::new(state))],
        Global::Commands => vec![Effect::open(commands(state))],
        Global::Search => {
            let (room, shared) = state.room_mut();
            room.search(shared).unwrap_or_else(|| {
                shared.warn(text!("search-nothing-here"));
                Vec::new()
            })
        }
        Global::Undo => with_study(state, || Effect::Undo),
        Global::Redo => with_study(state, || Effect::Redo),
        Global::Back => {
            let (room, shared) = state.room_mut();
            if let Some(effects) = room.back(shared) {
                return effects;
            }
            match state.came_from.take() {
                Some(room) => go_to(state, room),
                None => {
                    state.shared.notify(text!("back-at-top"));
                    Vec::new()
                }
            }
        }
        Global::Quit => {
            let State { shared, rooms, .. } = state;
            let held = rooms.iter_mut().find_map(|room| room.before_quit(shared));
            held.unwrap_or_else(|| vec![Effect::Quit])
        }
        Global::SwitchLanguage => set_language(state, state.shared.language().other()),
        Global::SwitchTheme => set_palette(state, state.shared.theme.palette.next()),
        Global::ThemeDark => set_palette(state, Palette::Dark),
        Global::ThemeLight => set_palette(state, Palette::Light),
        Global::ThemeSixteen => set_palette(state, Palette::Sixteen),
        Global::ThemePlain => set_palette(state, Palette::Plain),
        Global::ToggleMouse => {
            state.shared.has_mouse = !state.shared.has_mouse;
            let is_on = state.shared.has_mouse;
            state.shared.notify(if is_on {
                text!("mouse-on")
            } else {
                text!("mouse-off")
            });
            vec![Effect::CaptureMouse(is_on)]
        }
        Global::ActAs => {
            let name = state.shared.coder.as_ref().map_or("", |coder| &coder.name);
            let prompt = Prompt::new(Global::ActAs.name(), text!("coder-switch-ask"), name);
            with_study(state, || Effect::open(prompt))
        }
        Global::CloseStudy => with_study(state, || Effect::CloseStudy),
    }
}

fn with_study(state: &mut State, effect: impl FnOnce() -> Effect) -> Vec<Effect> {
    if state.has_study() {
        vec![effect()]
    } else {
        state.shared.warn(text!("study-none-open"));
        Vec::new()
    }
}

fn set_language(state: &mut State, language: Language) -> Vec<Effect> {
    state.shared.phrases = Phrasebook::new(language);
    state.shared.notify(text!("language-now"));
    vec![Effect::Prefer(Preference::Language, language.tag())]
}

fn set_palette(state: &mut State, palette: Palette) -> Vec<Effect> {
    state.shared.theme = Theme::new(palette);
    state.shared.notify(match palette {
        Palette::Dark => text!("theme-now-dark"),
        Palette::Light => text!("theme-now-light"),
        Palette::Sixteen => text!("theme-now-sixteen"),
        Palette::Plain => text!("theme-now-plain"),
    });
    vec![Effect::Prefer(Preference::Colors, palette.key())]
}

fn go_to(state: &mut State, room: usize) -> Vec<Effect> {
    if !state.has_study() {
        state.shared.warn(text!("study-none-open"));
        return Vec::new();
    }
    if room >= state.rooms.len() {
        state.shared.warn(text!("room-none", number = room + 1));
        return Vec::new();
    }
    state.came_from = None;
    show(state, room);
    let (room, shared) = state.room_mut();
    room.enter(shared)
}

/// Shows a room, and tells the one that was shown.
fn show(state: &mut State, room: usize) {
    if state.current != room && state.has_study() {
        let (left, shared) = state.room_mut();
        left.leave(shared);
    }
    state.current = room;
}

fn visit(state: &mut State, target: &Target) -> Vec<Effect> {
    for at in 0..state.rooms.len() {
        if let Some(effects) = state.rooms[at].visit(target, &mut state.shared) {
            if at != state.current {
                state.came_from = Some(state.current);
            }
            show(state, at);
            return effects;
        }
    }
    state.shared.warn(text!("visit-nowhere"));
    Vec::new()
}

/// The palette of everything that can be done here.
fn commands(state: &State) -> Chooser {
    let contexts = state.contexts();
    let mut chooser = Chooser::actions(text!("commands"));
    for binding in contexts.iter().flat_map(|context| context.bindings) {
        let number = Global::from_name(binding.action).and_then(view::room_number);
        if number.is_some_and(|number| number >= state.rooms.len() || !state.has_study()) {
            continue;
        }
        let said = match number.and_then(|number| state.rooms.get(number)) {
            Some(room) => state.shared.say(&text!(
                "go-room",
                room = crate::message::Text::new(room.title())
            )),
            None => state.shared.say_id(binding.action),
        };
        let keys = binding.keys.first().copied().unwrap_or_default();
        chooser.add(binding.action, &said, keys, binding.action);
    }
    chooser
}

fn on_reply(state: &mut State, reply: Reply) -> Vec<Effect> {
    if reply.name == Global::ActAs.name() {
        return match reply.given {
            Given::Words(name) if !name.trim().is_empty() => {
                vec![Effect::ActAs(name.trim().to_owned())]
            }
            _ => Vec::new(),
        };
    }
    let (room, shared) = state.room_mut();
    room.reply(reply, shared)
}

fn on_opened(state: &mut State, opened: Opened) -> Vec<Effect> {
    state.shared.close_study();
    state.welcome.opened(&opened.path);
    state.shared.path = Some(opened.path);
    state.shared.is_read_only = opened.is_read_only;
    state.shared.absorb(opened.fresh);
    if !state.shared.is_listed {
        state.shared.show_first(opened.first);
    }
    state.rooms = super::rooms::all();
    state.current = 0;
    state.came_from = None;
    state.overlays.clear();
    state.awaiting = None;
    state.pending.clear();
    if let Some(notice) = opened.notices.into_iter().next() {
        state.shared.warn(notice);
    } else if opened.is_read_only {
        state.shared.warn(text!("study-read-only"));
    }
    let (room, shared) = state.room_mut();
    room.enter(shared)
}

fn on_closed(state: &mut State) {
    state.held.clear();
    state.shared.close_study();
    state.rooms = super::rooms::all();
    state.current = 0;
    state.came_from = None;
    state.overlays.clear();
    state.shared.notify(text!("study-closed"));
}

fn on_changed(state: &mut State, cause: &Cause, fresh: Fresh) -> Vec<Effect> {
    state.awaiting = None;
    let step = fresh.step.clone();
    state.shared.absorb(fresh);
    let change = match cause {
        Cause::Applied(change) => {
            let saved = step.map(|step| text!("said-saved", step = step));
            if let Some(said) = changes::said(change).or(saved) {
                state.shared.notify(said);
            }
            Some(change)
        }
        Cause::Undone(label) => {
            state.shared.notify(text!("undone", step = label.clone()));
            None
        }
        Cause::Redone(label) => {
            state.shared.notify(text!("redone", step = label.clone()));
            None
        }
        Cause::CoderSwitched => {
            let name = state.shared.coder.as_ref().map_or("", |coder| &coder.name);
            let said = text!("coder-now", name = name);
            state.shared.notify(said);
            None
        }
        Cause::Listed => None,
        Cause::Outside => {
            state.shared.notify(text!("changed-outside"));
            None
        }
    };
    each_room(state, |room, shared| room.changed(change, shared))
}

fn on_answer(state: &mut State, slot: &'static str, value: Outcome<Value>) -> Vec<Effect> {
    let State {
        shared,
        rooms,
        welcome,
        ..
    } = state;
    let room: &mut dyn super::rooms::Room =
        match rooms.iter_mut().find(|room| is_slot_of(room.name(), slot)) {
            Some(room) => room.as_mut(),
            None => welcome,
        };
    match value {
        Ok(value) => room.absorb(slot, value, shared),
        Err(fault) => {
            room.failed(slot, shared);
            if fault.kind != FaultKind::Cancelled {
                shared.fail(fault);
            }
            Vec::new()
        }
    }
}

fn is_slot_of(name: &str, slot: &str) -> bool {
    slot.strip_prefix(name)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

fn each_room(
    state: &mut State,
    mut ask: impl FnMut(&mut dyn super::rooms::Room, &mut super::state::Shared) -> Vec<Effect>,
) -> Vec<Effect> {
    let mut effects = Vec::new();
    for room in &mut state.rooms {
        effects.extend(ask(room.as_mut(), &mut state.shared));
    }
    effects
}

#[cfg(test)]
mod tests;
