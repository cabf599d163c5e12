package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.ListBoxModel;

/** The values that a field of the policy can have, and none; nothing for those who may not change it. */
final class ChoiceItems {
    private ChoiceItems() {}

    /** @param item whose form it is; null for the controller's own */
    static ListBoxModel of(@CheckForNull Item item, String... values) {
        ListBoxModel items = new ListBoxModel();
        if (FieldCheck.mayConfigure(item)) {
            items.add(Messages.ChoiceItems_Unset(), "");
            for (String value : values) {
                items.add(value);
            }
        }
        return items;
    }
}
