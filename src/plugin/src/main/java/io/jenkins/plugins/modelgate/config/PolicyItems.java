package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import jenkins.model.Jenkins;

/** The names of policies for a select box of a step. */
public final class PolicyItems {
    private PolicyItems() {}

    /**
     * The names, for those who may write Pipelines there; for others the current one alone.
     *
     * @param none what choosing none of them means, in words
     */
    public static ListBoxModel of(@CheckForNull Item item, @CheckForNull String current, String none) {
        ListBoxModel items = new ListBoxModel();
        items.add(none, "");
        String chosen = Util.fixEmptyAndTrim(current);
        if (mayWritePipelines(item)) {
            for (ModelGatePolicy policy : ModelGateConfiguration.get().getPolicies()) {
                items.add(policy.getName());
            }
        }
        if (chosen != null && items.stream().noneMatch(option -> option.value.equals(chosen))) {
            items.add(chosen);
        }
        return items;
    }

    /** Whether the current user may see a job's configuration; without a job, the controller's. */
    public static boolean mayWritePipelines(@CheckForNull Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(Item.CONFIGURE);
    }
}
