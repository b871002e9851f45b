//! Where a study file lies: WAL needs shared memory, which network file
//! systems do not give, and a synced folder may copy a file in the middle of a
//! write. It must not open the file.

use std::path::{Path, PathBuf};

/// What is special about a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Local,
    /// A network file system, by its name (`nfs4`, `cifs`).
    Network(String),
    /// A folder some program keeps in step with other machines, by its name.
    Synced(&'static str),
}

const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ncpfs",
    "fuse.sshfs",
    "fuse.glusterfs",
    "fuse.rclone",
    "ceph",
    "lustre",
    "davfs",
    "fuse.davfs2",
];

/// Names of folders (or of marker files in them) that sync programs use.
const SYNCED: &[(&str, &str)] = &[
    ("Dropbox", "Dropbox"),
    ("OneDrive", "OneDrive"),
    ("Google Drive", "Google Drive"),
    ("GoogleDrive", "Google Drive"),
    ("My Drive", "Google Drive"),
    ("iCloud Drive", "iCloud"),
    ("Mobile Documents", "iCloud"),
    ("Nextcloud", "Nextcloud"),
    ("ownCloud", "ownCloud"),
    ("pCloudDrive", "pCloud"),
    ("MEGA", "MEGA"),
    ("Syncthing", "Syncthing"),
];
const MARKERS: &[(&str, &str)] = &[
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
];

/// Looks at the folder of a path and the folders above it.
#[must_use]
pub fn of(path: &Path) -> Place {
    let folder = folder_of(path);
    if let Some(kind) = mounted_as(&folder)
        && NETWORK.contains(&kind.as_str())
    {
        return Place::Network(kind);
    }
    for above in folder.ancestors() {
        let name = above
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let by_name = SYNCED
            .iter()
            .find(|(folder, _)| name == *folder || name.starts_with(&format!("{folder} -")));
        if let Some((_, program)) = by_name {
            return Place::Synced(program);
        }
        if let Some((_, program)) = MARKERS
            .iter()
            .find(|(marker, _)| above.join(marker).exists())
        {
            return Place::Synced(program);
        }
    }
    Place::Local
}

fn folder_of(path: &Path) -> PathBuf {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}

/// The file system type of the longest mount point above a folder, where the
/// system tells (Linux).
fn mounted_as(folder: &Path) -> Option<String> {
    let mounts = std::fs::read_to_string("/proc/mounts").ok()?;
    file_system(&mounts, folder)
}

fn file_system(mounts: &str, folder: &Path) -> Option<String> {
    mounts
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ').skip(1);
            let point = fields.next()?.replace("\\040", " ");
            let kind = fields.next()?;
            folder
                .starts_with(&point)
                .then(|| (point.len(), kind.to_owned()))
        })
        // Of two mounts on one point the later one is on top.
        .max_by_key(|(length, _)| *length)
        .map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "/dev/vda / ext4 rw 0 0\n\
        server:/home /home nfs4 rw 0 0\n\
        //pc/share /mnt/my\\040share cifs rw 0 0\n\
        tmpfs /home/ana/tmp tmpfs rw 0 0\n";

    #[test]
    fn the_longest_mount_point_decides() {
        let of = |path: &str| file_system(MOUNTS, Path::new(path)).unwrap();
        assert_eq!(of("/work/study"), "ext4");
        assert_eq!(of("/home/ana/study"), "nfs4");
        assert_eq!(of("/home/ana/tmp/x"), "tmpfs");
        assert_eq!(of("/mnt/my share/x"), "cifs");
    }

    #[test]
    fn a_synced_folder_is_known_by_name_or_marker() {
        let home = tempfile::tempdir().unwrap();
        let dropbox = home.path().join("Dropbox").join("study");
        std::fs::create_dir_all(&dropbox).unwrap();
        assert_eq!(of(&dropbox.join("a.telaah")), Place::Synced("Dropbox"));
        let marked = home.path().join("shared");
        std::fs::create_dir_all(marked.join(".stfolder")).unwrap();
        assert_eq!(of(&marked.join("a.telaah")), Place::Synced("Syncthing"));
        assert_eq!(of(&home.path().join("a.telaah")), Place::Local);
    }
}
