package io.jenkins.plugins.modelgate.engine.dataset.part;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;
import java.util.List;

/**
 * What was accepted before.
 *
 * @param baseline to compare with, or null
 * @param history accepted profiles, oldest first
 */
record Accepted(@CheckForNull Profile baseline, List<Profile> history) {
    Accepted {
        history = List.copyOf(history);
    }
}
