//! Stages and channels of pledges.

use super::phrases::Phrases;
use crate::model::*;

impl Phrases<'_> {
    /// `announced`.
    pub fn stage(&self, stage: Stage) -> String {
        self.t(&format!("paper.stage.{}", stage.word()), &[])
    }

    /// `national`.
    pub fn channel(&self, channel: PledgeChannel) -> String {
        self.t(&format!("pledge.channel.{}", channel.word()), &[])
    }

    /// What is given by a channel, as the caption of its table: `National contributions`.
    pub fn channel_of(&self, channel: Option<PledgeChannel>) -> String {
        let word = channel.map_or("unknown", PledgeChannel::word);
        self.t(&format!("paper.channel.{word}"), &[])
    }
}
