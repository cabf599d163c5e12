package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;

/** A part of the build's tab that another room fills: this room does not know the rooms above it. */
public abstract class TabSection implements ExtensionPoint {
    /**
     * What to show of this build to the current user: an object with the views {@code section.jelly} (on the tab) and
     * {@code row.jelly} (a line of the build's overview), or null for nothing. Asked on every request.
     */
    @CheckForNull
    public abstract Object of(Run<?, ?> run);

    /** Everything there is to show of this build. */
    static List<Object> all(Run<?, ?> run) {
        List<Object> sections = new ArrayList<>();
        for (TabSection each : ExtensionList.lookup(TabSection.class)) {
            Object section = each.of(run);
            if (section != null) {
                sections.add(section);
            }
        }
        return sections;
    }
}
