package io.jenkins.plugins.modelgate.steps;

import hudson.model.Action;
import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jenkins.scm.RunWithSCM;

/**
 * The commits that a build was made from: what its checkouts left, the newest first, then the changes since the build before.
 * A commit that somebody fetched without a checkout step is not known.
 */
final class BuildCommits {
    private static final String GIT = "hudson.plugins.git.util.BuildData";
    private static final int LONGEST = 200;
    private static final int MOST = 100;

    private BuildCommits() {}

    static List<String> of(Run<?, ?> run) {
        Set<String> commits = new LinkedHashSet<>();
        for (Action action : run.getAllActions()) {
            // By name: this plugin works without Git's.
            if (action.getClass().getName().equals(GIT)) {
                add(commits, revision(action));
            }
        }
        if (run instanceof RunWithSCM<?, ?> source) {
            for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : source.getChangeSets()) {
                changes.forEach(change -> add(commits, change.getCommitId()));
            }
        }
        return new ArrayList<>(commits);
    }

    private static Object revision(Action action) {
        try {
            Object revision =
                    action.getClass().getMethod("getLastBuiltRevision").invoke(action);
            return revision == null
                    ? null
                    : revision.getClass().getMethod("getSha1String").invoke(revision);
        } catch (ReflectiveOperationException | LinkageError e) {
            // Another version of that plugin: the changes still tell.
            return null;
        }
    }

    private static void add(Set<String> commits, Object id) {
        if (id instanceof String text && !text.isBlank() && commits.size() < MOST) {
            commits.add(SafeText.of(text, LONGEST));
        }
    }
}
