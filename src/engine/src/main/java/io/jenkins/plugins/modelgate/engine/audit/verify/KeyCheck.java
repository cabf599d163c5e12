package io.jenkins.plugins.modelgate.engine.audit.verify;

import io.jenkins.plugins.modelgate.engine.audit.KeyRotation;
import io.jenkins.plugins.modelgate.engine.audit.LogKeys;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import io.jenkins.plugins.modelgate.engine.audit.store.LogLayout;
import io.jenkins.plugins.modelgate.engine.audit.verify.Problem.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which keys may sign: the one that is trusted, and those that it has introduced, one after another, in entries. */
final class KeyCheck {
    private final Problems problems;
    private final List<VerifierKey> listed;
    private final List<VerifierKey> chain = new ArrayList<>();

    /** @param trusted from outside, or null to begin with the oldest key that lies beside the log */
    KeyCheck(LogFiles files, VerifierKey trusted, Problems problems) {
        this.problems = problems;
        this.listed = listed(files);
        if (trusted != null) {
            chain.add(trusted);
        } else {
            problems.add(
                    Kind.KEY_NOT_GIVEN,
                    LogLayout.KEYS,
                    -1,
                    "whoever exchanged the whole log could have exchanged the key as well");
            if (!listed.isEmpty()) {
                chain.add(listed.get(0));
            }
        }
    }

    private List<VerifierKey> listed(LogFiles files) {
        if (!files.has(LogLayout.KEYS)) {
            problems.add(Kind.KEYS, LogLayout.KEYS, -1, "the file is missing");
            return List.of();
        }
        try {
            return LogKeys.parse(files.read(LogLayout.KEYS)).keys();
        } catch (MalformedException e) {
            problems.add(Kind.KEYS, LogLayout.KEYS, 0, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            problems.add(Kind.UNREADABLE, LogLayout.KEYS, -1, String.valueOf(e.getMessage()));
        }
        return List.of();
    }

    /** Follows the rotations of the log. */
    void follow(Map<Long, Entry> rotations) {
        VerifierKey newest = newest();
        for (Map.Entry<Long, Entry> each : rotations.entrySet()) {
            Optional<VerifierKey> next =
                    newest == null ? Optional.empty() : KeyRotation.introducedBy(each.getValue(), newest);
            boolean earlier = listed.stream()
                    .anyMatch(key ->
                            KeyRotation.introducedBy(each.getValue(), key).isPresent());
            if (next.isPresent()) {
                newest = next.get();
                chain.add(newest);
            } else if (!earlier) {
                problems.add(
                        Kind.KEYS,
                        "",
                        -1,
                        "entry " + each.getKey() + " introduces a key without both keys' signatures");
            }
        }
        boolean told = listed.size() >= chain.size()
                && listed.subList(listed.size() - chain.size(), listed.size()).equals(chain);
        if (!told && !listed.isEmpty()) {
            problems.add(
                    Kind.KEYS,
                    LogLayout.KEYS,
                    0,
                    "it does not end with the trusted key and those that entries introduce");
        }
    }

    /** The key that signs now, or null. */
    VerifierKey newest() {
        return chain.isEmpty() ? null : chain.get(chain.size() - 1);
    }

    /** Keys that may have signed an older checkpoint. */
    List<VerifierKey> all() {
        List<VerifierKey> all = new ArrayList<>(chain);
        listed.stream().filter(key -> !all.contains(key)).forEach(all::add);
        return all;
    }
}
