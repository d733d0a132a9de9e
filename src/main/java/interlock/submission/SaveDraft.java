package interlock.submission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;

/// Saves a draft unless another text was saved since the writer read it.
@ApplicationScoped
class SaveDraft {
    private final Drafts drafts;
    private final FileRules rules;
    private final Clock clock;

    SaveDraft(Drafts drafts, FileRules rules, Clock clock) {
        this.drafts = drafts;
        this.rules = rules;
        this.clock = clock;
    }

    /// A text that is already there is kept whatever revision the writer knows: his answer may
    /// have been lost on the way.
    ///
    /// @param revision the one that was changed; 0 for the first text
    @Transactional
    DraftSaved save(DraftKey key, int revision, Map<String, String> files) {
        rules.check(files);
        var now = clock.instant();
        drafts.ensure(key, now);
        var draft = drafts.locked(key).orElseThrow();
        if (draft.files.equals(files)) {
            return new DraftSaved.Kept(draft.text());
        }
        if (draft.revision != revision && !draft.isEmpty()) {
            return new DraftSaved.Overtaken(draft.text());
        }
        draft.change(Map.copyOf(files), now);
        return new DraftSaved.Kept(draft.text());
    }

    @Transactional
    void throwAway(DraftKey key) {
        drafts.locked(key)
                .filter(draft -> !draft.isEmpty())
                .ifPresent(draft -> draft.change(Map.of(), clock.instant()));
    }
}
