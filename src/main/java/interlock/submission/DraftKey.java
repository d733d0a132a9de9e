package interlock.submission;

import interlock.account.AccountId;

/// Names a draft.
///
/// @param exercise its slug
record DraftKey(AccountId account, String exercise, String language) {}
