package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.modelgate.engine.report.Severity;

/** The severities of {@code failOn} for a select box. */
public final class SeverityItems {
    private SeverityItems() {}

    /** For the form of a policy. */
    static ListBoxModel forConfiguration(@CheckForNull Item item) {
        return FieldCheck.mayConfigure(item) ? all(Messages.SeverityItems_Default()) : new ListBoxModel();
    }

    /**
     * All of them.
     *
     * @param none what choosing none of them means, in words
     */
    public static ListBoxModel all(String none) {
        ListBoxModel items = new ListBoxModel();
        items.add(none, "");
        for (Severity severity : Severity.values()) {
            if (severity != Severity.INFO) {
                items.add(severity.name());
            }
        }
        return items;
    }
}
