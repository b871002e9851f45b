//! Where the program keeps what is not a study: the list of studies opened
//! last. And what the machine calls the person at work. It must not hold
//! anything from a study but its path. What a person prefers is in `preferences`.

use std::fs;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use crate::store::access::owner_only_file;

/// How many studies are remembered.
const REMEMBERED: usize = 12;

/// The login name, or a word that stands for one.
#[must_use]
pub fn login_name() -> String {
    ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .map(|name| name.trim().to_owned())
        .find(|name| !name.is_empty() && !name.chars().any(char::is_control))
        .unwrap_or_else(|| "coder".to_owned())
}

fn list_file() -> Option<PathBuf> {
    let folders = ProjectDirs::from("", "", "telaah")?;
    let folder = folders
        .state_dir()
        .unwrap_or_else(|| folders.data_local_dir());
    Some(folder.join("recent.json"))
}

/// The studies opened last on this machine that are still there, newest first.
#[must_use]
pub fn recent_studies() -> Vec<PathBuf> {
    let Some(text) = list_file().and_then(|file| fs::read_to_string(file).ok()) else {
        return Vec::new();
    };
    let paths: Vec<PathBuf> = serde_json::from_str(&text).unwrap_or_default();
    paths.into_iter().filter(|path| path.is_file()).collect()
}

/// Puts a study at the head of the list. A list that cannot be written is no
/// reason to stop anybody's work.
pub fn remember_study(path: &Path) {
    let Some(file) = list_file() else { return };
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut paths = recent_studies();
    paths.retain(|known| *known != path);
    paths.insert(0, path);
    paths.truncate(REMEMBERED);
    let Ok(text) = serde_json::to_string_pretty(&paths) else {
        return;
    };
    keep(&file, &text);
}

/// Writes a small file that only its owner may read, whole or not at all. That
/// it could not be written is no reason to stop anybody's work.
pub(super) fn keep(file: &Path, text: &str) {
    if let Some(folder) = file.parent() {
        let _ = fs::create_dir_all(folder);
    }
    let fresh = file.with_extension(format!("{}.new", std::process::id()));
    let written = owner_only_file(&fresh)
        .and_then(|mut handle| std::io::Write::write_all(&mut handle, text.as_bytes()))
        .and_then(|()| fs::rename(&fresh, file));
    if written.is_err() {
        let _ = fs::remove_file(&fresh);
    }
}
