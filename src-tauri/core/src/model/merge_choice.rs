//! Two copies of one file that were edited apart, and what becomes of each difference.

use serde::{Deserialize, Serialize};

closed! {
    /// Whose wording stands where both copies changed the same: the open file's or the other copy's.
    Side { Here = "here", There = "there" }
}

closed! {
    /// Why a person has to decide.
    ConflictKind {
        Field = "field",
        Together = "together",
        RemovedHere = "removedHere",
        RemovedThere = "removedThere",
    }
}

closed! {
    /// What a merge did with something of the other copy, or why it left it.
    ///
    /// `Same`: the same thing was entered in both copies and is one record now. `Renumbered`: its number
    /// was taken. `Clash`: a value that only one record may have. `SealedHere`: a summary issued from this
    /// file rests on it. `SealedThere`: a summary issued there does, so its wording counts. `AddedToSealed`:
    /// it was added here to a meeting whose summary was issued there. `LeftOut`: what it belongs to was
    /// not taken. `InUse`: removed there, needed here. `Unlinked`: what it points to was removed here.
    MergedKind {
        Added = "added",
        Changed = "changed",
        Removed = "removed",
        BroughtBack = "broughtBack",
        Same = "same",
        Renumbered = "renumbered",
        Clash = "clash",
        SealedHere = "sealedHere",
        SealedThere = "sealedThere",
        AddedToSealed = "addedToSealed",
        LeftOut = "leftOut",
        InUse = "inUse",
        Unlinked = "unlinked",
    }
}

/// A person's decision about one conflict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct MergeChoice {
    /// The kind of record.
    pub noun: String,
    /// The identity of the record.
    #[cfg_attr(test, ts(type = "string"))]
    pub record: uuid::Uuid,
    /// Which field; none for a record as a whole.
    pub field: Option<String>,
    /// Whose wording stands.
    pub take: Side,
}
